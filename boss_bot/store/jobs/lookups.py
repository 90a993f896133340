"""The SQL that only reads jobs, by name; what several share is in ``sharing``."""

from boss_bot.domain.jobs.job import OVER, JobState

GET = "SELECT * FROM jobs WHERE id = :id"

BY_KEY = "SELECT * FROM jobs WHERE key = :key"

_OF_MEMBER = """
SELECT * FROM (SELECT * FROM jobs {index} WHERE owner = :owner AND guild IS :guild AND {states}
                ORDER BY seq DESC LIMIT :limit)"""

_OF_OTHERS = """
SELECT * FROM (SELECT * FROM jobs INDEXED BY {index} WHERE guild = :guild AND owner <> :owner AND {states}
                ORDER BY seq DESC LIMIT :limit)"""

_LIVING = "INDEXED BY jobs_live"


def of_member(states: frozenset[JobState]) -> str:
    """Return the statement for a member's jobs in some states: what lives and what is over have each their index."""
    parts = []
    if living := states - OVER:
        parts.append(_OF_MEMBER.format(index=_LIVING, states=f"state < 6 AND {_one_of(living)}"))
    if over := states & OVER:
        index = "jobs_retried" if over == {JobState.FAILED} else "jobs_over"
        parts.append(_OF_MEMBER.format(index=f"INDEXED BY {index}", states=f"state >= 6 AND {_one_of(over)}"))
    return f"{' UNION ALL '.join(parts)} ORDER BY seq DESC LIMIT :limit"


def of_others(states: frozenset[JobState]) -> str:
    """Return the statement for others' jobs on a server in some states: of what is over, those that failed."""
    parts = []
    if living := states - OVER:
        parts.append(_OF_OTHERS.format(index="jobs_live", states=f"state < 6 AND {_one_of(living)}"))
    if JobState.FAILED in states:
        parts.append(_OF_OTHERS.format(index="jobs_failed_here", states=_one_of(frozenset({JobState.FAILED}))))
    return f"{' UNION ALL '.join(parts)} ORDER BY seq DESC LIMIT :limit"


def in_states(states: frozenset[JobState]) -> str:
    """Return the statement for the newest jobs in some states, in order of arrival; ``newest`` below 0 for all."""
    index = "INDEXED BY jobs_retried" if states == {JobState.FAILED} else "" if states & OVER else _LIVING
    where = _one_of(states) if states & OVER else f"state < 6 AND {_one_of(states)}"
    found = f"SELECT seq FROM jobs {index} WHERE {where} ORDER BY seq DESC LIMIT :newest"  # noqa: S608 - our numbers
    return f"SELECT * FROM jobs WHERE seq IN ({found}) ORDER BY seq"  # noqa: S608


def _one_of(states: frozenset[JobState]) -> str:
    """Write states as a condition. A single one has the form of the partial index that may be over it alone."""
    numbers = [str(int(state)) for state in sorted(states)]
    return f"state IN ({', '.join(numbers)})" if len(numbers) != 1 else f"state = {numbers[0]}"


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
    UNION ALL SELECT min(level_since) + :age FROM jobs INDEXED BY jobs_ready WHERE state = 0 AND level < 2
    UNION ALL SELECT min(held_until) FROM lanes WHERE held_until > :now)
"""
