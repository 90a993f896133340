-- Scheduling: levels, fair order, lanes, tries, and a log of every move with its actor.

ALTER TABLE jobs ADD COLUMN priority    INTEGER NOT NULL DEFAULT 1 CHECK (priority BETWEEN 0 AND 2);
ALTER TABLE jobs ADD COLUMN level       INTEGER NOT NULL DEFAULT 1; -- the priority, raised by waiting
ALTER TABLE jobs ADD COLUMN level_since REAL    NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN flow        INTEGER NOT NULL DEFAULT 0; -- who shares fairly: the guild, or minus the owner
ALTER TABLE jobs ADD COLUMN tag         INTEGER NOT NULL DEFAULT 0; -- the start tag: order within a level
ALTER TABLE jobs ADD COLUMN lane        TEXT    NOT NULL DEFAULT ''; -- the site, or the host of a direct link
ALTER TABLE jobs ADD COLUMN not_before  REAL;
ALTER TABLE jobs ADD COLUMN retries     INTEGER NOT NULL DEFAULT 0; -- tries that the bot made by itself
ALTER TABLE jobs ADD COLUMN crashes     INTEGER NOT NULL DEFAULT 0; -- processes that died over it
ALTER TABLE jobs ADD COLUMN claimed_at  REAL;                       -- of the last claim; started_at is the first's
ALTER TABLE jobs ADD COLUMN promised_at REAL;                       -- the start that its first card named (the middle of the range)
ALTER TABLE jobs ADD COLUMN moved_by    TEXT    NOT NULL DEFAULT 'user'
    CHECK (moved_by IN ('user', 'scheduler', 'worker', 'recovery'));

UPDATE jobs SET level_since = created_at, flow = coalesce(guild, -owner), tag = seq,
                lane = CASE WHEN site IN ('direct', 'own') THEN host || ':' || port ELSE site END;

DROP INDEX jobs_ready;
CREATE INDEX jobs_ready   ON jobs (level DESC, tag, seq)  WHERE state = 0;
CREATE INDEX jobs_flow    ON jobs (level, flow, tag)      WHERE state = 0;
CREATE INDEX jobs_ageing  ON jobs (level_since)           WHERE state = 0 AND level < 2;
CREATE INDEX jobs_own     ON jobs (owner, seq)            WHERE state < 6;
CREATE INDEX jobs_waiting ON jobs (not_before)            WHERE state = 1;

-- One row for each site that gave trouble: while `held_until` lies ahead none of its jobs starts; after that one
-- at a time does, as a probe, until one has come through and the row is deleted.
CREATE TABLE lanes (
    lane       TEXT    NOT NULL PRIMARY KEY,
    strikes    INTEGER NOT NULL,
    held_until REAL                              -- null: a few strikes, not held yet
) STRICT, WITHOUT ROWID;

-- What runs took, as moving averages: never an avg() over history. `size` is the power of two of the bytes, -1 for any.
CREATE TABLE paces (
    lane    TEXT    NOT NULL,
    size    INTEGER NOT NULL,
    seconds REAL    NOT NULL,
    spread  REAL    NOT NULL,
    runs    INTEGER NOT NULL,
    PRIMARY KEY (lane, size)
) STRICT, WITHOUT ROWID;

CREATE TABLE job_moves (
    number INTEGER PRIMARY KEY,
    job    TEXT    NOT NULL,
    was    INTEGER,                              -- null when the job was added
    now    INTEGER NOT NULL,
    epoch  INTEGER NOT NULL,
    actor  TEXT    NOT NULL,
    at     REAL    NOT NULL                      -- by the machine's clock
) STRICT;

CREATE INDEX job_moves_of ON job_moves (job, number);

CREATE TRIGGER jobs_added AFTER INSERT ON jobs
BEGIN
    INSERT INTO job_moves (job, was, now, epoch, actor, at)
    VALUES (NEW.id, NULL, NEW.state, NEW.epoch, NEW.moved_by, (julianday('now') - 2440587.5) * 86400.0);
END;

CREATE TRIGGER jobs_moved AFTER UPDATE OF state ON jobs
WHEN OLD.state <> NEW.state
BEGIN
    INSERT INTO job_moves (job, was, now, epoch, actor, at)
    VALUES (NEW.id, OLD.state, NEW.state, NEW.epoch, NEW.moved_by, (julianday('now') - 2440587.5) * 86400.0);
END;
