-- Waiting jobs that joined somebody's fetch, in their order: a claim looks for one whose files are there before all
-- else, and must not walk through a long line of those who joined none.
CREATE INDEX jobs_joining ON jobs (level DESC, tag, seq) WHERE state = 0 AND fetch <> id;
