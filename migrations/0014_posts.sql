-- What posts say, for later search: apart from the jobs, with a retention of its own.

CREATE TABLE post (
    job       TEXT    NOT NULL PRIMARY KEY,
    owner     INTEGER NOT NULL,
    guild     INTEGER,                            -- null for direct messages
    channel   INTEGER NOT NULL,
    site      TEXT    NOT NULL,
    url       TEXT    NOT NULL,
    title     TEXT    NOT NULL,
    author    TEXT    NOT NULL,
    source_id TEXT    NOT NULL,
    author_id TEXT    NOT NULL,
    language  TEXT    NOT NULL,
    posted_at REAL,
    audience  TEXT    NOT NULL,
    tags      TEXT    NOT NULL,                   -- JSON
    counts    TEXT    NOT NULL,                   -- JSON
    at        REAL    NOT NULL,                   -- by the machine's clock
    until     REAL    NOT NULL                    -- steady
) STRICT, WITHOUT ROWID;

CREATE INDEX post_until ON post (until);
CREATE INDEX post_owner ON post (owner, guild);
CREATE INDEX post_guild ON post (guild);

CREATE TABLE post_text (
    job       TEXT    NOT NULL REFERENCES post (job) ON DELETE CASCADE,
    kind      TEXT    NOT NULL CHECK (kind IN ('post', 'alt', 'subtitles')),
    item      INTEGER NOT NULL,                   -- a file, from 1; 0 for the post as a whole
    language  TEXT    NOT NULL,
    automatic INTEGER NOT NULL,
    text      TEXT    NOT NULL,
    PRIMARY KEY (job, kind, item, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE text_status (
    job       TEXT    NOT NULL REFERENCES post (job) ON DELETE CASCADE,
    kind      TEXT    NOT NULL,
    status    TEXT    NOT NULL CHECK (status IN ('kept', 'none', 'failed', 'too large', 'late')),
    PRIMARY KEY (job, kind)
) STRICT, WITHOUT ROWID;

-- A post is written with all its texts in one statement, so that a kill leaves it whole or not at all.
CREATE VIEW whole_post AS SELECT *, '[]' AS texts, '[]' AS statuses FROM post;

CREATE TRIGGER whole_post_put INSTEAD OF INSERT ON whole_post
BEGIN
    DELETE FROM post WHERE job = NEW.job;
    INSERT INTO post VALUES (NEW.job, NEW.owner, NEW.guild, NEW.channel, NEW.site, NEW.url, NEW.title, NEW.author,
                             NEW.source_id, NEW.author_id, NEW.language, NEW.posted_at, NEW.audience, NEW.tags,
                             NEW.counts, NEW.at, NEW.until);
    INSERT OR REPLACE INTO post_text
    SELECT NEW.job, value ->> 'kind', value ->> 'item', value ->> 'language', value ->> 'automatic', value ->> 'text'
      FROM json_each(NEW.texts);
    INSERT INTO text_status SELECT NEW.job, key, value FROM json_each(NEW.statuses);
END;
