"""The SQL of what is over, by name."""

# "guild IS :guild" finds direct messages too, which have none. The indexes are in migrations/.

_MINE = "FROM jobs WHERE owner = :owner AND guild IS :guild AND state >= 6"

PAGE = f"SELECT * {_MINE} ORDER BY seq DESC LIMIT :limit OFFSET :skip"

PAGE_OF_SITE = f"SELECT * {_MINE} AND site = :site ORDER BY seq DESC LIMIT :limit OFFSET :skip"

COUNT = f"SELECT count(*) AS jobs FROM (SELECT 1 {_MINE} LIMIT :most)"  # noqa: S608

COUNT_OF_SITE = f"SELECT count(*) AS jobs FROM (SELECT 1 {_MINE} AND site = :site LIMIT :most)"  # noqa: S608

# From one site to the next in the index: the cost is that of the sites, not of the jobs.
SITES = """
WITH RECURSIVE found (site) AS (
    SELECT min(site) FROM jobs WHERE owner = :owner AND guild IS :guild AND state >= 6
    UNION ALL
    SELECT (SELECT min(site) FROM jobs WHERE owner = :owner AND guild IS :guild AND state >= 6 AND site > found.site)
      FROM found WHERE found.site IS NOT NULL)
SELECT site FROM found WHERE site IS NOT NULL
"""

# Few jobs are not over, yet SQLite would choose the index of a whole history, or none.
OF_GUILD = "SELECT * FROM jobs INDEXED BY jobs_live WHERE state < 6 AND guild = :guild ORDER BY seq LIMIT :limit"

LIVING = "SELECT * FROM jobs INDEXED BY jobs_live WHERE state < 6 AND owner = :owner ORDER BY seq"

_SINCE = "FROM jobs WHERE guild = :guild AND created_at >= :since"

ENDS = f"SELECT state, count(*) AS jobs {_SINCE} AND state >= 6 GROUP BY state"

SITES_OF_GUILD = f"SELECT site, count(*) AS jobs {_SINCE} GROUP BY site ORDER BY jobs DESC, site LIMIT 6"

ERRORS = f"""
SELECT error ->> 'name' AS name, count(*) AS jobs {_SINCE} AND state = 7 AND error IS NOT NULL
 GROUP BY name ORDER BY jobs DESC, name LIMIT 6
"""

TIMES = f"""
WITH waits AS (SELECT max(0, started_at - created_at) AS seconds {_SINCE} AND started_at IS NOT NULL),
     runs AS (SELECT finished_at - started_at AS seconds {_SINCE} AND state = 6 AND started_at IS NOT NULL)
SELECT (SELECT seconds FROM waits ORDER BY seconds LIMIT 1 OFFSET (SELECT count(*) / 2 FROM waits)) AS wait,
       (SELECT seconds FROM runs ORDER BY seconds LIMIT 1 OFFSET (SELECT count(*) / 2 FROM runs)) AS took,
       (SELECT seconds FROM runs ORDER BY seconds LIMIT 1 OFFSET (SELECT count(*) * 19 / 20 FROM runs)) AS slowest
"""  # noqa: S608

LINE = """
SELECT coalesce(sum(state < 3), 0) AS waiting, coalesce(sum(state >= 3), 0) AS running
  FROM jobs INDEXED BY jobs_live WHERE state < 6 AND guild = :guild
"""

KEPT = """
SELECT count(*) AS kept, coalesce(sum(k.size), 0) AS size, min(j.finished_at) AS oldest
  FROM kept k JOIN jobs j ON j.id = k.job WHERE k.guild = :guild
"""

ENDED = f"""
SELECT id AS job, owner AS member, site, state, created_at, started_at, finished_at, done_bytes,
       CASE state WHEN 7 THEN error ->> 'name' END AS error
  {_SINCE} AND state >= 6 ORDER BY seq DESC LIMIT :limit
"""
