"""What posts say. Implements the `Posts` port."""

import json
import sqlite3
from datetime import UTC, datetime

import attrs

from boss_bot.domain.content.post import Audience, PostFacts, PostText, TextKind, TextStatus
from boss_bot.domain.jobs.job import JobId
from boss_bot.domain.keeping.posts import Post
from boss_bot.store.database.connections import Connections

_PUT = """
INSERT INTO whole_post (job, owner, guild, channel, site, url, title, author, source_id, author_id, language, posted_at,
                        audience, tags, counts, at, until, texts, statuses)
VALUES (:job, :owner, :guild, :channel, :site, :url, :title, :author, :source_id, :author_id, :language, :posted_at,
        :audience, :tags, :counts, :at, :until, :texts, :statuses)
"""

_OF_JOB = "SELECT * FROM post WHERE job = :job"

_TEXTS = "SELECT kind, text, item, language, automatic FROM post_text WHERE job = :job ORDER BY kind, item"

_STATUSES = "SELECT kind, status FROM text_status WHERE job = :job"

_DROP_DUE = "DELETE FROM post WHERE until <= :steady RETURNING job"

_FORGET = """
DELETE FROM post WHERE (:owner IS NULL OR owner = :owner) AND (:guild IS NULL OR guild = :guild) RETURNING job
"""


@attrs.frozen(eq=False, repr=False)
class SqlitePosts:
    """See `domain.post.Posts`."""

    _connections: Connections

    async def put(self, post: Post) -> None:
        """See `Posts.put`."""
        facts = attrs.asdict(post.facts, recurse=False)
        values = attrs.asdict(post, recurse=False, filter=lambda field, _: field.name != "facts") | facts
        texts = [attrs.asdict(text) | {"automatic": int(text.automatic)} for text in post.texts]
        packed = {
            "tags": json.dumps(post.facts.tags),
            "counts": json.dumps(dict(post.facts.counts)),
            "audience": str(post.facts.audience),
            "texts": json.dumps(texts),
            "statuses": json.dumps(dict(post.statuses)),
            "at": post.at.timestamp(),
        }
        await self._connections.write(_PUT, values | packed)

    async def of_job(self, job: JobId) -> Post | None:
        """See `Posts.of_job`."""
        rows = await self._connections.read(_OF_JOB, {"job": job})
        if not rows:
            return None
        texts = await self._connections.read(_TEXTS, {"job": job})
        statuses = await self._connections.read(_STATUSES, {"job": job})
        return _post(rows[0], texts, statuses)

    async def drop_due(self, steady: float) -> int:
        """See `Posts.drop_due`."""
        return len(await self._connections.write(_DROP_DUE, {"steady": steady}))

    async def forget(self, *, owner: int | None = None, guild: int | None = None) -> int:
        """See `Posts.forget`."""
        if owner is None and guild is None:
            raise ValueError("whose posts?")
        return len(await self._connections.write(_FORGET, {"owner": owner, "guild": guild}))


def _post(row: sqlite3.Row, texts: list[sqlite3.Row], statuses: list[sqlite3.Row]) -> Post:
    facts = PostFacts(
        source_id=row["source_id"],
        author_id=row["author_id"],
        language=row["language"],
        posted_at=row["posted_at"],
        audience=Audience(row["audience"]),
        tags=tuple(json.loads(row["tags"])),
        counts=json.loads(row["counts"]),
    )
    plain = {name: row[name] for name in ("owner", "guild", "channel", "site", "url", "title", "author", "until")}
    return Post(
        job=JobId(row["job"]),
        facts=facts,
        texts=tuple(
            PostText(TextKind(text["kind"]), text["text"], text["item"], text["language"], bool(text["automatic"]))
            for text in texts
        ),
        statuses={TextKind(each["kind"]): TextStatus(each["status"]) for each in statuses},
        at=datetime.fromtimestamp(row["at"], UTC),
        **plain,
    )
