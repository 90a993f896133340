-- What members and servers have set, who is blocked where, and the terms under which each job was asked for.

-- The values are JSON; what is not named there has its default (boss_bot/domain/preferences.py, server_rules.py).
CREATE TABLE member_settings (
    member   INTEGER NOT NULL PRIMARY KEY,
    settings TEXT    NOT NULL
) STRICT;

CREATE TABLE server_settings (
    guild    INTEGER NOT NULL PRIMARY KEY,
    settings TEXT    NOT NULL
) STRICT;

CREATE TABLE blocked_members (
    guild      INTEGER NOT NULL,
    member     INTEGER NOT NULL,
    blocked_by INTEGER NOT NULL,                 -- the manager who did it
    since      REAL    NOT NULL,
    PRIMARY KEY (guild, member)
) STRICT, WITHOUT ROWID;

ALTER TABLE jobs ADD COLUMN terms   TEXT NOT NULL DEFAULT '{}'; -- JSON (boss_bot/domain/terms.py)
ALTER TABLE jobs ADD COLUMN at_once INTEGER;                    -- of the terms: the claim reads it
