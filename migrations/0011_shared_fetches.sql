-- One fetch for all who want the same: jobs of one `fetch` share the folder that it is made in, and what comes of it.
ALTER TABLE jobs ADD COLUMN fetch TEXT NOT NULL DEFAULT '';

UPDATE jobs SET fetch = id;

CREATE INDEX jobs_same   ON jobs (flow, url);
CREATE INDEX jobs_shared ON jobs (fetch) WHERE fetch <> id;
