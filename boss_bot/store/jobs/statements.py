"""The SQL of the jobs, by name. The states are those of `JobState`; see ``migrations/`` for the tables."""
# ruff: noqa: S608 - the parts that are put together are constants of this page

from boss_bot.store.jobs.sharing import FREE, READY, joined

# "state < 6" is the condition of the partial index of living jobs: without it SQLite would read the whole history.

# The start tag of a newcomer to a level (start-time fair queueing, Goyal and others 1996): behind the last waiting job
# of its own flow, but no further back than just behind the job at the head. One flow of 10,000 delays another by one.
_TAG = """
max(coalesce((SELECT max(q.tag) FROM jobs q WHERE q.state = 0 AND q.level = {level} AND q.flow = {flow}), -1e15),
    coalesce((SELECT min(q.tag) FROM jobs q WHERE q.state = 0 AND q.level = {level}), 0) - 1) + 1"""

# As many of a member's jobs may wait as the terms allow, under which the newest was asked for.
_OWN_PLACE = """({waiting} IS NULL
        OR (SELECT count(*) FROM jobs o WHERE o.state < 6 AND o.state < 3 AND o.owner = {owner}) < {waiting})"""

ADD = f"""
INSERT INTO jobs (id, key, url, host, port, site, owner, guild, channel, size_limit, options,
                  locale, guild_locale, terms, at_once, reply_app, reply_token, reply_expires, reply_message,
                  created_at, priority, level, level_since, flow, lane, visibility, card_message, fetch, tag)
SELECT :id, :key, :url, :host, :port, :site, :owner, :guild, :channel, :size_limit, :options,
       :locale, :guild_locale, :terms, :at_once, :reply_app, :reply_token, :reply_expires, :reply_message,
       :now, :priority, :priority, :now, :flow, :lane, :visibility, :card_message, coalesce({joined(":")}, :id),
       CAST({_TAG.format(level=":priority", flow=":flow")} AS INTEGER)
 WHERE (SELECT count(*) FROM jobs WHERE state < 6 AND state < 3)
       < :places + max(0, :slots - (SELECT count(*) FROM jobs WHERE state < 6 AND state IN (3, 4, 5)))
   AND {_OWN_PLACE.format(waiting=":waiting", owner=":owner")}
    ON CONFLICT (key) DO NOTHING
RETURNING *
"""

# Whose files are there goes first; `coalesce` looks at the others only where there is none.
CLAIM = f"""
UPDATE jobs SET state = 3, epoch = epoch + 1, attempt = attempt + 1, not_before = NULL, moved_by = 'scheduler',
                started_at = coalesce(started_at, :now), claimed_at = :now
 WHERE seq = coalesce(({READY}), (
       SELECT j.seq FROM jobs j
        WHERE :may_fetch AND j.state = 0 AND (:fetch IS NULL OR j.fetch = :fetch)
          AND (SELECT count(*) FROM jobs a WHERE a.state < 6 AND a.state IN (3, 4, 5)) < :over_all
          AND (SELECT count(*) FROM jobs a WHERE a.state < 6 AND a.state IN (3, 4, 5) AND a.owner = j.owner)
              < coalesce(j.at_once, :per_member)
          AND (SELECT count(*) FROM jobs a WHERE a.state < 6 AND a.state IN (3, 4, 5) AND a.lane = j.lane)
              < coalesce((SELECT CASE WHEN h.held_until IS NULL THEN :per_lane
                                      WHEN h.held_until > :now THEN 0 ELSE 1 END
                            FROM lanes h WHERE h.lane = j.lane), :per_lane)
          AND {FREE}
        ORDER BY j.level DESC, j.tag, j.seq LIMIT 1))
RETURNING *
"""

# A job that comes back into the line (a pause or a try is over) keeps its place, and never stands behind a newcomer.
_KEEP_PLACE = f", tag = min(tag, CAST({_TAG.format(level='jobs.level', flow='jobs.flow')} AS INTEGER))"

MOVE = """
UPDATE jobs SET state = :to, moved_by = :by{changes}
 WHERE id = :id
   AND (:epoch IS NULL OR epoch = :epoch)
   AND EXISTS (SELECT 1 FROM legal_moves WHERE was = jobs.state AND now = :to)
   AND (:to <> 8 OR NOT EXISTS (SELECT 1 FROM parcels p WHERE p.job = jobs.id AND p.content = 'files'
                                   AND p.fate IN ('open', 'sent')))
RETURNING *
"""

MOVE_BACK = MOVE.replace("{changes}", _KEEP_PLACE + "{changes}")

RETRY = f"""
UPDATE jobs SET state = 0, moved_by = 'user', error = NULL, finished_at = NULL, started_at = NULL, not_before = NULL,
                retries = 0, crashes = 0, level = priority, level_since = :now,
                fetch = coalesce(CASE WHEN coalesce(question ->> 'asked', 0) = 0 THEN {joined("jobs")} END, fetch),
                tag = CAST({_TAG.format(level="jobs.priority", flow="jobs.flow")} AS INTEGER)
 WHERE id = :id AND state = 7 AND (SELECT count(*) FROM jobs WHERE state < 6 AND state < 3) < :places
   AND {_OWN_PLACE.format(waiting="(jobs.terms ->> 'waiting')", owner="jobs.owner")}
RETURNING *
"""

PROMOTE = f"""
UPDATE jobs SET state = 0, moved_by = 'scheduler', not_before = NULL{_KEEP_PLACE}
 WHERE seq = (SELECT seq FROM jobs WHERE state = 1 AND not_before <= :now ORDER BY not_before LIMIT 1)
RETURNING *
"""

AGE = f"""
UPDATE jobs SET level = level + 1, level_since = :now,
                tag = CAST({_TAG.format(level="jobs.level + 1", flow="jobs.flow")} AS INTEGER)
 WHERE seq = (SELECT seq FROM jobs INDEXED BY jobs_ready WHERE state = 0 AND level < 2 AND level_since <= :before
               ORDER BY level_since LIMIT 1)
RETURNING *
"""

# Two jobs of one member change places: nobody else's place is touched.
MOVE_UP = """
UPDATE jobs SET tag = swapped.tag
  FROM (WITH late AS (SELECT * FROM jobs WHERE id = :id AND state = 0),
             early AS (SELECT j.id, j.tag FROM jobs j, late l
                        WHERE j.state = 0 AND j.level = l.level AND j.flow = l.flow AND j.owner = l.owner
                          AND (j.tag, j.seq) < (l.tag, l.seq) ORDER BY j.tag, j.seq LIMIT 1)
        SELECT late.id AS id, early.tag AS tag FROM late, early
        UNION ALL SELECT early.id, late.tag FROM late, early) AS swapped
 WHERE jobs.id = swapped.id
RETURNING jobs.id
"""

NOTE = "UPDATE jobs SET {changes} WHERE id = :id AND epoch = :epoch"

RENEW_REPLY = """
UPDATE jobs SET reply_app = :reply_app, reply_token = :reply_token, reply_expires = :reply_expires,
                reply_message = :reply_message
 WHERE id = :id AND coalesce(reply_expires, 0) < :reply_expires
"""

DROP_REPLIES = "UPDATE jobs SET reply_token = NULL WHERE reply_token IS NOT NULL AND reply_expires < :now"
