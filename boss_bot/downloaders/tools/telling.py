"""Telling of a post what the tools know of it, each in a form that is cut to size before it is sent."""

from collections.abc import Iterable, Mapping

from boss_bot.domain.content.post import Audience, TextStatus
from boss_bot.downloaders.reporter import Reporter, cut, number, whole
from boss_bot.downloaders.reports.posts import MAX_COUNTS, MAX_NAME, MAX_TAGS


def tell_post(
    report: Reporter,
    *,
    source_id: object,
    author_id: object,
    language: object,
    posted_at: object,
    audience: Audience,
    tags: Iterable[object],
    counts: Mapping[str, object],
) -> None:
    """Say the facts of a post. Everything but the names of the counts comes from a site.

    Args:
        report: Where to say so.
        source_id: The site's id of it.
        author_id: The site's id of who wrote it.
        language: As the site names it.
        posted_at: Unix seconds.
        audience: Who may see it there.
        tags: Its tags.
        counts: Numbers by name; what is no number is left out.
    """
    known = {name: found for name, count in counts.items() if (found := whole(count)) is not None}
    report.say(
        "post",
        source_id=name_of(source_id),
        author_id=name_of(author_id),
        language=name_of(language),
        posted_at=number(posted_at),
        audience=str(audience),
        tags=[name for tag in tags if (name := name_of(tag).lstrip("#"))][:MAX_TAGS],
        counts=dict(list(known.items())[:MAX_COUNTS]),
    )


def tell_subtitles(
    report: Reporter, status: TextStatus, *, name: str = "", language: str = "", auto: bool = False
) -> None:
    """Say what became of the subtitles; ``name`` is that of their file in the content folder."""
    report.say("subtitles", status=str(status), name=name, language=name_of(language), automatic=auto)


def name_of(value: object) -> str:
    """Return an id or a short text, numbers as text, nothing for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return cut(value, MAX_NAME)
