"""What yt-dlp knows of a post besides its words. All of it comes from a site."""

from collections.abc import Mapping
from typing import Any

from boss_bot.domain.content.post import Audience
from boss_bot.downloaders.reporter import Reporter
from boss_bot.downloaders.tools.telling import tell_post

_AUDIENCES = {
    "public": Audience.PUBLIC, "unlisted": Audience.UNLISTED, "private": Audience.SOME, "needs_auth": Audience.SOME,
    "premium_only": Audience.SOME, "subscriber_only": Audience.SOME,
}  # fmt: skip
_COUNTS = {"views": "view_count", "likes": "like_count", "reposts": "repost_count", "comments": "comment_count"}


def tell_facts(report: Reporter, result: Mapping[str, Any], item: Mapping[str, Any]) -> None:
    """Say the facts of a set, and what it does not say itself of its first item."""

    def first(*keys: str) -> object:
        return next((value for key in keys for facts in (result, item) if (value := facts.get(key))), None)

    tags = first("tags")
    tell_post(
        report,
        source_id=first("id"),
        author_id=first("uploader_id", "channel_id"),
        language=first("language"),
        posted_at=first("timestamp"),
        audience=_AUDIENCES.get(str(first("availability")), Audience.UNKNOWN),
        tags=tags if isinstance(tags, list) else (),
        counts={name: first(key) for name, key in _COUNTS.items()},
    )
