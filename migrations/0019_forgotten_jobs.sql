-- Downloads that are over are forgotten in the end. Their age is counted in steady time: by marks of which were there when.

CREATE TABLE past_marks (
    steady REAL    NOT NULL PRIMARY KEY,
    seq    INTEGER NOT NULL                       -- of the newest job at that moment
) STRICT, WITHOUT ROWID;

-- The moves of a job go with it, in the same statement.
CREATE TRIGGER jobs_forgotten AFTER DELETE ON jobs
BEGIN
    DELETE FROM job_moves WHERE job = OLD.id;
END;
