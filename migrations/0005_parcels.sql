-- The journal of deliveries: what is to be sent is on disk before it is sent, and what became of it afterwards
-- (boss_bot/domain/parcels.py). Times are Unix seconds (UTC).

ALTER TABLE jobs ADD COLUMN visibility TEXT NOT NULL DEFAULT 'private' CHECK (visibility IN ('private', 'post'));

CREATE TABLE parcels (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,  -- part of the nonce, so no number may ever come twice
    job     TEXT    NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    content TEXT    NOT NULL CHECK (content IN ('files', 'news')),
    route   TEXT    NOT NULL CHECK (route IN ('card', 'channel', 'direct', 'inbox')),
    files   TEXT    NOT NULL,                   -- JSON: a key for each file, in order
    channel INTEGER,                            -- where it was posted, for channels and direct messages
    message INTEGER,                            -- the message that holds it, where that is known
    fate    TEXT    NOT NULL DEFAULT 'open' CHECK (fate IN ('open', 'sent', 'refused', 'unknown', 'opened')),
    at      REAL    NOT NULL                    -- of the intent
) STRICT;

CREATE INDEX parcels_of      ON parcels (job, number);
CREATE INDEX parcels_waiting ON parcels (job) WHERE route = 'inbox' AND fate = 'sent';

-- Failures that their members may not have heard of are looked for at each start.
CREATE INDEX jobs_failed ON jobs (finished_at) WHERE state = 7;
