"""The SQL that only reads jobs, by name; what several share is in ``sharing``."""

GET = "SELECT * FROM jobs WHERE id = :id"

BY_KEY = "SELECT * FROM jobs WHERE key = :key"

OF_MEMBER = """
SELECT * FROM jobs
 WHERE owner = :owner AND guild IS :guild AND {states}
 ORDER BY seq DESC LIMIT :limit
"""

IN_STATES = "SELECT * FROM jobs WHERE {states} ORDER BY seq"

LINE = "SELECT * FROM jobs WHERE state = 0 ORDER BY level DESC, tag, seq"

OWN = "SELECT count(*) AS jobs FROM jobs WHERE state < 6 AND state < 3 AND owner = :owner"

POSITION = """
SELECT (SELECT count(*) FROM jobs a
         WHERE a.state = 0
           AND (a.level > j.level OR (a.level = j.level AND (a.tag, a.seq) <= (j.tag, j.seq)))) AS place,
       (SELECT count(*) FROM jobs a WHERE a.state = 0) AS line
  FROM jobs j WHERE j.id = :id AND j.state = 0
"""

COUNTS = "SELECT state, count(*) AS jobs FROM jobs WHERE state < 6 GROUP BY state"

MOVES_OF = "SELECT was, now, actor, at FROM job_moves WHERE job = :id ORDER BY number"

DUE = """
SELECT min(at) AS at FROM (
    SELECT min(not_before) AS at FROM jobs WHERE state = 1
    UNION ALL SELECT min(level_since) + :age FROM jobs WHERE state = 0 AND level < 2
    UNION ALL SELECT min(held_until) FROM lanes WHERE held_until > :now)
"""
