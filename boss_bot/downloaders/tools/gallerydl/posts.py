"""What gallery-dl knows of a post besides its words. All of it comes from a site; each site has its own names."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from boss_bot.domain.content.post import Audience
from boss_bot.downloaders.reporter import Reporter
from boss_bot.downloaders.tools.gallerydl import told
from boss_bot.downloaders.tools.telling import tell_post

_IDS = ("tweet_id", "post_id", "id", "shortcode")
_AUTHORS = ("author", "user", "account", "owner")
_AUTHOR_IDS = ("author_id", "user_id", "owner_id", "author_fullname")
_LANGUAGES = ("lang", "language")
_TAGS = ("tags", "hashtags")
_AUDIENCES = {
    "public": Audience.PUBLIC, "unlisted": Audience.UNLISTED, "private": Audience.SOME, "direct": Audience.SOME,
}  # fmt: skip
_COUNTS = {
    "likes": ("favorite_count", "favourites_count", "like_count", "likes", "ups"),
    "reposts": ("retweet_count", "reblogs_count", "repost_count"),
    "comments": ("reply_count", "replies_count", "num_comments", "comments"),
    "views": ("view_count", "views"),
    "score": ("score",),
}


def tell(report: Reporter, items: Sequence[Mapping[str, Any]], number_of_items: int) -> None:
    """Say what a link holds, and the facts of the post, as its first item has them."""
    report.found(told.metadata(items, number_of_items))
    facts = items[0]

    def first(keys: tuple[str, ...]) -> object:
        return next((value for key in keys if (value := facts.get(key)) not in (None, "")), None)

    tags, author = first(_TAGS), first(_AUTHORS)
    tell_post(
        report,
        source_id=first(_IDS),
        author_id=author.get("id") if isinstance(author, Mapping) else first(_AUTHOR_IDS),
        language=first(_LANGUAGES),
        posted_at=_seconds(facts.get("date")),
        audience=_AUDIENCES.get(str(facts.get("visibility")), Audience.UNKNOWN),
        tags=[tag.get("name") if isinstance(tag, Mapping) else tag for tag in tags] if isinstance(tags, list) else (),
        counts={name: first(keys) for name, keys in _COUNTS.items()},
    )


def _seconds(date: object) -> float | None:
    """Return the Unix seconds of gallery-dl's date, which is in UTC without saying so."""
    if not isinstance(date, datetime):
        return None
    return (date - datetime(1970, 1, 1, tzinfo=date.tzinfo)).total_seconds()
