-- What members and servers have used of their day, and what is set aside for running jobs. Times are steady seconds.

CREATE TABLE usage (
    key      TEXT    NOT NULL PRIMARY KEY,        -- the interaction's id, as in jobs
    owner    INTEGER NOT NULL,
    guild    INTEGER,                             -- null for direct messages
    steady   REAL    NOT NULL,
    reserved INTEGER NOT NULL DEFAULT 0,          -- bytes
    spent    INTEGER NOT NULL DEFAULT 0           -- bytes
) STRICT, WITHOUT ROWID;

CREATE INDEX usage_owner ON usage (owner, steady);
CREATE INDEX usage_guild ON usage (guild, steady);
CREATE INDEX usage_old   ON usage (steady);
