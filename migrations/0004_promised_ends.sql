-- The end that a job's first card named (the middle of the range), beside the start: both are measured later.
ALTER TABLE jobs ADD COLUMN promised_end REAL;
