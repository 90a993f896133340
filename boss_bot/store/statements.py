"""The SQL of the store, by name. The states are those of `JobState`; see ``migrations/`` for the tables."""

ADD = """
INSERT INTO jobs (id, key, url, host, port, site, owner, guild, channel, size_limit, options,
                  reply_app, reply_token, reply_expires, created_at)
SELECT :id, :key, :url, :host, :port, :site, :owner, :guild, :channel, :size_limit, :options,
       :reply_app, :reply_token, :reply_expires, :now
 WHERE (SELECT count(*) FROM jobs WHERE state < 3) < :capacity
    ON CONFLICT (key) DO NOTHING
RETURNING *
"""

BY_KEY = "SELECT * FROM jobs WHERE key = :key"

CLAIM = """
UPDATE jobs SET state = 3, epoch = epoch + 1, attempt = attempt + 1, started_at = coalesce(started_at, :now)
 WHERE seq = (
       SELECT j.seq FROM jobs j
        WHERE j.state = 0
          AND (SELECT count(*) FROM jobs a WHERE a.state IN (3, 4, 5)) < :over_all
          AND (SELECT count(*) FROM jobs a WHERE a.state IN (3, 4, 5) AND a.owner = j.owner) < :per_member
        ORDER BY j.seq LIMIT 1)
RETURNING *
"""

MOVE = """
UPDATE jobs SET state = :to{changes}
 WHERE id = :id
   AND (:epoch IS NULL OR epoch = :epoch)
   AND EXISTS (SELECT 1 FROM legal_moves WHERE was = jobs.state AND now = :to)
RETURNING *
"""

NOTE = "UPDATE jobs SET {changes} WHERE id = :id AND epoch = :epoch"

RENEW_REPLY = """
UPDATE jobs SET reply_app = :reply_app, reply_token = :reply_token, reply_expires = :reply_expires
 WHERE id = :id AND coalesce(reply_expires, 0) < :reply_expires
"""

DROP_REPLIES = "UPDATE jobs SET reply_token = NULL WHERE reply_token IS NOT NULL AND reply_expires < :now"

GET = "SELECT * FROM jobs WHERE id = :id"

OF_MEMBER = """
SELECT * FROM jobs
 WHERE owner = :owner AND guild IS :guild AND state IN ({states})
 ORDER BY seq DESC LIMIT :limit
"""

IN_STATES = "SELECT * FROM jobs WHERE state IN ({states}) ORDER BY seq"

POSITION = """
SELECT (SELECT count(*) FROM jobs a WHERE a.state = 0 AND a.seq <= j.seq) AS place,
       (SELECT count(*) FROM jobs a WHERE a.state = 0) AS line
  FROM jobs j WHERE j.id = :id AND j.state = 0
"""

COUNTS = "SELECT state, count(*) AS jobs FROM jobs WHERE state < 6 GROUP BY state"
