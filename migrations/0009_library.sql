-- What the library remembers. "Steady" seconds are counted by a clock that nobody can set (docs/adr, steady time).

CREATE TABLE steady_time (
    only    INTEGER PRIMARY KEY CHECK (only = 1),
    boot    TEXT NOT NULL,                        -- of the machine
    clock   REAL NOT NULL,                        -- seconds of that boot's own clock ...
    steady  REAL NOT NULL                         -- ... and the steady seconds at the same moment
) STRICT;

-- One row for each folder of stored files. The disk is the truth; the hourly scan puts right what differs.
CREATE TABLE kept (
    job     TEXT    NOT NULL PRIMARY KEY,
    owner   INTEGER NOT NULL,
    guild   INTEGER,                              -- null for direct messages
    path    TEXT    NOT NULL,
    size    INTEGER NOT NULL,
    files   INTEGER NOT NULL,
    until   REAL    NOT NULL                      -- steady
) STRICT, WITHOUT ROWID;

CREATE INDEX kept_until ON kept (until);
CREATE INDEX kept_owner ON kept (owner, guild);
CREATE INDEX kept_guild ON kept (guild);

-- Folders that nobody needs any more, and since when.
CREATE TABLE marks (
    folder  TEXT NOT NULL PRIMARY KEY,
    since   REAL NOT NULL                         -- steady
) STRICT, WITHOUT ROWID;

CREATE TABLE cleanups (
    number  INTEGER PRIMARY KEY,
    kind    TEXT NOT NULL,
    at      REAL NOT NULL,                        -- by the machine's clock
    steady  REAL NOT NULL,
    seconds REAL NOT NULL,
    facts   TEXT NOT NULL                         -- JSON: figures by name
) STRICT;

CREATE INDEX cleanups_kind ON cleanups (kind, number);
