"""Everything in a message that a person would read, top to bottom."""

import re
from collections.abc import Iterator, Sequence

from boss_bot.playground.driver.reading_header import IS_COMPONENTS_V2
from boss_bot.playground.driver.reading_media import shown_by, shown_plainly
from boss_bot.playground.driver.reading_parts import Fetch, FileView, Json, name_in_address

TEXT_DISPLAY = 10
_HEADING = re.compile(r"^(?:#{1,3}|-#|>)\s+")
_BOLD = re.compile(r"(?<!\\)(?:\*\*|__)")
_ESCAPED = re.compile(r"\\([*_~`|>#\\\[\]()-])")


def walk(components: Sequence[Json]) -> Iterator[Json]:
    """Give every component of a tree in reading order; a section's accessory comes after its texts."""
    for component in components:
        yield component
        yield from walk(component.get("components") or ())
        if component.get("accessory"):
            yield from walk([component["accessory"]])


def lines_of(message: Json, attachments: Sequence[FileView], fetch: Fetch) -> Iterator[str]:
    """Give the lines of a message: its content, embeds, components, and what pictures and files say of themselves."""
    yield from (message.get("content") or "").splitlines()
    for embed in message.get("embeds") or ():
        yield from _embed_lines(embed)
    for component in walk(message.get("components") or ()):
        yield from component_lines(component, attachments, fetch)
    if not message.get("flags", 0) & IS_COMPONENTS_V2:
        yield from (f"[{shown_plainly(file)}]" for file in attachments)


def component_lines(component: Json, attachments: Sequence[FileView], fetch: Fetch) -> Iterator[str]:
    """Give the lines of one component, without what is inside it."""
    if component.get("type") == TEXT_DISPLAY:
        yield from component.get("content", "").splitlines()
    yield from (f"[{shown}]" for shown in shown_by(component, attachments, fetch))


def without_marks(line: str) -> str:
    """Take the marks of headings and bold out of a line of Discord's markdown, as its client does to show it."""
    return _ESCAPED.sub(r"\1", _BOLD.sub("", _HEADING.sub("", line.strip()))).strip()


def _embed_lines(embed: Json) -> Iterator[str]:
    texts = [(embed.get("author") or {}).get("name"), embed.get("title"), embed.get("description")]
    for field in embed.get("fields") or ():
        texts += [field.get("name"), field.get("value")]
    for text in texts:
        yield from (text or "").splitlines()
    for place in ("image", "thumbnail"):
        picture = embed.get(place)
        if picture:
            yield f"[image: {picture.get('description') or name_in_address(picture.get('url', ''))}]"
    yield from ((embed.get("footer") or {}).get("text") or "").splitlines()
