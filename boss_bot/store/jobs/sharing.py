"""The SQL of fetches that several jobs share: who wants the same, who has to wait for whom, and what is there."""

SAME_WISHES = """
s.flow = {of}.flow AND s.url = {of}.url AND s.site = {of}.site AND s.options = {of}.options
AND s.size_limit = {of}.size_limit
AND s.terms ->> 'file_bytes' IS {of}.terms ->> 'file_bytes' AND s.terms ->> 'adult' IS {of}.terms ->> 'adult'"""

# Only within one flow: what another server, or another member in direct messages, has fetched must not be seen, not
# even by the speed of an answer. A job that is done counts while its files are kept, one whose member was asked which
# version they want does not.
_JOINED = """
(SELECT s.fetch FROM jobs s WHERE {same} AND coalesce(s.question ->> 'asked', 0) = 0
    AND (s.state < 6 OR (s.state = 6 AND s.finished_at > :kept_since))
  ORDER BY s.seq DESC LIMIT 1)"""


def joined(of: str) -> str:
    """Return the subquery for the fetch that a job may join.

    Args:
        of: Whose wishes count: the name of a table, or ``:`` for the statement's own values.
    """
    same = SAME_WISHES.format(of=of)
    return _JOINED.format(same=same.replace(":.", ":") if of == ":" else same)


# A fetch has one run at a time, and one that waits for its next try is not tried sooner by somebody else.
FREE = """
NOT EXISTS (SELECT 1 FROM jobs f WHERE f.state < 6 AND f.state IN (3, 4) AND f.fetch = j.fetch)
AND NOT EXISTS (SELECT 1 FROM jobs f WHERE f.state = 1 AND f.files = '[]' AND f.fetch = j.fetch)"""

# A job whose files another one has brought asks no site, and needs no slot of a download: as many again may be
# handed over.
READY = """
SELECT j.seq FROM jobs j
 WHERE :fetch IS NULL AND j.state = 0 AND j.fetch <> j.id
   AND (EXISTS (SELECT 1 FROM jobs d WHERE d.id = j.fetch AND d.files <> '[]')
        OR EXISTS (SELECT 1 FROM jobs d WHERE d.fetch = j.fetch AND d.fetch <> d.id AND d.files <> '[]'))
   AND (SELECT count(*) FROM jobs a WHERE a.state < 6 AND a.state IN (3, 4, 5)) < 2 * :over_all
 ORDER BY j.level DESC, j.tag, j.seq LIMIT 1"""

OF_FETCH = """
SELECT * FROM (SELECT * FROM jobs WHERE id = :fetch AND fetch = :fetch
               UNION ALL SELECT * FROM jobs WHERE fetch = :fetch AND fetch <> id)
 ORDER BY state > 5, seq DESC LIMIT 50
"""
