-- Every download that was ever accepted, one row each. Times are Unix seconds (UTC).
-- The state numbers are those of boss_bot/domain/job.py (JobState).

CREATE TABLE jobs (
    seq           INTEGER PRIMARY KEY,           -- order of arrival
    id            TEXT    NOT NULL UNIQUE,       -- what people see and what a button carries
    key           TEXT    NOT NULL UNIQUE,       -- the interaction's id: the same request twice is one job
    url           TEXT    NOT NULL,
    host          TEXT    NOT NULL,
    port          INTEGER NOT NULL,
    site          TEXT    NOT NULL,
    owner         INTEGER NOT NULL,
    guild         INTEGER,                       -- null in direct messages
    channel       INTEGER NOT NULL,
    size_limit    INTEGER NOT NULL,              -- bytes one posted file may have
    reply_app     INTEGER,
    reply_token   TEXT,                          -- a credential: dropped when it has ended
    reply_expires REAL,
    state         INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 8),
    epoch         INTEGER NOT NULL DEFAULT 0,    -- raised by each claim; fences a worker that lost the job
    attempt       INTEGER NOT NULL DEFAULT 0,
    created_at    REAL    NOT NULL,
    started_at    REAL,
    finished_at   REAL,
    metadata      TEXT,                          -- JSON
    files         TEXT    NOT NULL DEFAULT '[]', -- JSON
    error         TEXT,                          -- JSON
    done_bytes    INTEGER NOT NULL DEFAULT 0,
    total_bytes   INTEGER
) STRICT;

CREATE INDEX jobs_ready  ON jobs (seq)          WHERE state = 0;
CREATE INDEX jobs_active ON jobs (owner)        WHERE state IN (3, 4, 5);
CREATE INDEX jobs_live   ON jobs (state)        WHERE state < 6;
CREATE INDEX jobs_mine   ON jobs (owner, seq);
CREATE INDEX jobs_reply  ON jobs (reply_expires) WHERE reply_token IS NOT NULL;

-- A job that is over stays over: the database itself refuses every move that is not listed here.
CREATE TABLE legal_moves (
    was INTEGER NOT NULL,
    now INTEGER NOT NULL,
    PRIMARY KEY (was, now)
) STRICT, WITHOUT ROWID;

INSERT INTO legal_moves (was, now) VALUES
    (0, 3), (0, 2), (0, 8),
    (1, 0), (1, 2), (1, 8),
    (2, 0), (2, 8),
    (3, 4), (3, 5), (3, 1), (3, 7), (3, 2), (3, 8), (3, 0),
    (4, 5), (4, 1), (4, 7), (4, 8), (4, 0),
    (5, 6), (5, 1), (5, 7), (5, 0),
    (7, 0);

CREATE TRIGGER jobs_move BEFORE UPDATE OF state ON jobs
WHEN OLD.state <> NEW.state
     AND NOT EXISTS (SELECT 1 FROM legal_moves WHERE was = OLD.state AND now = NEW.state)
BEGIN
    SELECT RAISE(ABORT, 'this move of a job is not legal');
END;
