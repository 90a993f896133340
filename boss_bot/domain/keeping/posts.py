"""Posts as they are kept for later search, and the port that keeps them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

import attrs

from boss_bot.domain.content.post import PostFacts, PostText, TextKind, TextStatus
from boss_bot.domain.jobs.job import JobId


@attrs.frozen
class Post:
    """A post that a job has fetched. ``until`` is when it may go (steady seconds)."""

    job: JobId
    owner: int
    guild: int | None
    channel: int
    site: str
    url: str
    title: str
    author: str
    facts: PostFacts
    texts: tuple[PostText, ...]
    statuses: Mapping[TextKind, TextStatus]
    at: datetime
    until: float


class Posts(Protocol):
    """Keeps posts, apart from the jobs and with a period of their own."""

    async def put(self, post: Post) -> None:
        """Keep a post with its texts, in the place of what was known of its job."""
        ...

    async def of_job(self, job: JobId) -> Post | None:
        """Return the post that a job has fetched."""
        ...

    async def drop_due(self, steady: float) -> int:
        """Delete posts whose time is over, with their texts, and return how many."""
        ...

    async def forget(self, *, owner: int | None = None, guild: int | None = None) -> int:
        """Delete the posts of a member, of a server, or of a member in a server, and return how many."""
        ...
