"""Which files a message's components show, and what they say about them to somebody who cannot see them."""

from collections.abc import Iterator, Sequence
from mimetypes import guess_type
from urllib.parse import urlsplit

import attrs

from boss_bot.playground.driver.reading_parts import ATTACHMENT, Fetch, FileView, Json, name_in_address

THUMBNAIL, GALLERY, FILE = 11, 12, 13


@attrs.frozen
class Shown:
    """A file where a component shows it.

    Attributes:
        file: What is shown.
        alt: Its alt text: the component's own, else the attachment's, else empty.
        as_card: Whether it is shown as a file to download rather than as a picture or video.
    """

    file: FileView
    alt: str
    as_card: bool = False

    def __str__(self) -> str:
        """Say what it is, as a screen reader would: `image: A cat asleep` or `file: talk.mp4, 1.2 MB`."""
        name = self.file.filename
        if self.as_card:
            return f"file: {name}, {readable_size(self.file.size)}"
        return f"{kind_of(self.file)}: {self.alt or name}"


def kind_of(file: FileView) -> str:
    """Give `image`, `video`, `audio` or `file`, by its media type or else by its name."""
    media_type = file.content_type or guess_type(file.filename)[0] or ""
    kind = media_type.partition("/")[0]
    return kind if kind in ("image", "video", "audio") else "file"


def readable_size(size: int) -> str:
    """Write a number of bytes as Discord's client does: in units of 1024 with one decimal."""
    if size < 1024:
        return f"{size} B"
    amount = size / 1024
    for unit in ("kB", "MB"):
        if amount < 1024:
            return f"{amount:.1f} {unit}"
        amount /= 1024
    return f"{amount:.1f} GB"


def shown_by(component: Json, attachments: Sequence[FileView], fetch: Fetch) -> Iterator[Shown]:
    """Read what one thumbnail, gallery or file component shows; nothing for components of other types."""
    kind = component.get("type")
    if kind == THUMBNAIL:
        yield _shown(component, component.get("media") or {}, attachments, fetch)
    elif kind == GALLERY:
        for item in component.get("items") or ():
            yield _shown(item, item.get("media") or {}, attachments, fetch)
    elif kind == FILE:
        shown = _shown(component, component.get("file") or {}, attachments, fetch)
        yield attrs.evolve(shown, as_card=True)


def shown_plainly(file: FileView) -> Shown:
    """Read an attachment of an ordinary message: pictures, videos and sounds play in place, the rest are cards."""
    return Shown(file, file.description, as_card=kind_of(file) == "file")


def _shown(holder: Json, media: Json, attachments: Sequence[FileView], fetch: Fetch) -> Shown:
    """Find the attachment behind a media item, or read the item itself: Discord may list it only there."""
    url = media.get("url", "")
    number = int(media.get("attachment_id") or 0)
    alt = holder.get("description") or ""
    for file in attachments:
        by_id = number != 0 and number == file.id
        if by_id or _same_address(url, file.url) or url == f"{ATTACHMENT}{file.stored}":
            return Shown(file, alt or file.description)
    name = holder.get("name") or name_in_address(url)
    size = holder.get("size") or 0
    return Shown(FileView(number, name, size, media.get("content_type") or "", url, alt, fetch=fetch), alt)


def _same_address(one: str, other: str) -> bool:
    """Compare without the signature, which may have been renewed in one place and not in the other."""
    left, right = urlsplit(one), urlsplit(other)
    return bool(left.path) and (left.netloc, left.path) == (right.netloc, right.path)
