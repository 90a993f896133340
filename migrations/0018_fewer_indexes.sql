-- Each index that a statement touches is a page more in its commit. What lives are some dozens of jobs, so one index over
-- all of them serves every question about them; what is over comes into its indexes with its end.

DROP INDEX jobs_active;
DROP INDEX jobs_ageing;
DROP INDEX jobs_failed;
DROP INDEX jobs_live;
DROP INDEX jobs_mine;
DROP INDEX jobs_own;
DROP INDEX jobs_ready;

CREATE INDEX jobs_live  ON jobs (state, owner, lane, fetch)            WHERE state < 6;
CREATE INDEX jobs_ready ON jobs (level DESC, tag, seq, level_since)    WHERE state = 0;

-- Ends that their members may not have heard of: failures, and what somebody else has cancelled.
CREATE INDEX jobs_ill ON jobs (finished_at) WHERE state > 6;

-- Waiting jobs that joined somebody's fetch, in their order: a claim looks for one whose files are there before all
-- else, and must not walk through a long line of those who joined none.
CREATE INDEX jobs_joining ON jobs (level DESC, tag, seq) WHERE state = 0 AND fetch <> id;

-- The log of moves, one tree of its own and no index beside it: numbered within a job.
DROP TRIGGER jobs_added;
DROP TRIGGER jobs_moved;

CREATE TABLE moves_by_job (
    job    TEXT    NOT NULL,
    number INTEGER NOT NULL,
    was    INTEGER,                              -- null when the job was added
    now    INTEGER NOT NULL,
    epoch  INTEGER NOT NULL,
    actor  TEXT    NOT NULL,
    at     REAL    NOT NULL,                     -- by the machine's clock
    PRIMARY KEY (job, number)
) STRICT, WITHOUT ROWID;

INSERT INTO moves_by_job (job, number, was, now, epoch, actor, at)
SELECT job, row_number() OVER (PARTITION BY job ORDER BY number), was, now, epoch, actor, at
  FROM job_moves ORDER BY job, number;

DROP TABLE job_moves;
ALTER TABLE moves_by_job RENAME TO job_moves;

CREATE TRIGGER jobs_added AFTER INSERT ON jobs
BEGIN
    INSERT INTO job_moves (job, number, was, now, epoch, actor, at)
    SELECT NEW.id, coalesce(max(number), 0) + 1, NULL, NEW.state, NEW.epoch, NEW.moved_by,
           (julianday('now') - 2440587.5) * 86400.0
      FROM job_moves WHERE job = NEW.id;
END;

CREATE TRIGGER jobs_moved AFTER UPDATE OF state ON jobs
WHEN OLD.state <> NEW.state
BEGIN
    INSERT INTO job_moves (job, number, was, now, epoch, actor, at)
    SELECT NEW.id, coalesce(max(number), 0) + 1, OLD.state, NEW.state, NEW.epoch, NEW.moved_by,
           (julianday('now') - 2440587.5) * 86400.0
      FROM job_moves WHERE job = NEW.id;
END;
