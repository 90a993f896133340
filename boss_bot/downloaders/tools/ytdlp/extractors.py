# mypy: disable-error-code="import-untyped"
"""yt-dlp's extractors: found by a link or by their name, and all of them only where a whole page is searched."""

from collections.abc import Iterator
from typing import Any

import attrs
from yt_dlp.extractor import gen_extractor_classes
from yt_dlp.extractor.generic import GenericIE
from yt_dlp.globals import extractors
from yt_dlp.utils import variadic

from boss_bot.downloaders.tools.sieve import Sieve


@attrs.define
class _Known:
    """What is known of all extractors, found out once, in the zygote."""

    sieve: Sieve[Any] = attrs.field(factory=lambda: Sieve([]))


_known = _Known()


def learn() -> None:
    """Find out which links the extractors take: called once, in the zygote. It takes a second."""
    patterns = ((kind, kind._VALID_URL) for kind in _all())  # noqa: SLF001  # it has no public word for it
    _known.sieve = Sieve((kind, variadic(pattern)) for kind, pattern in patterns if pattern)


def taking(url: str) -> Any:
    """Return the first extractor that takes a link, None when none does."""
    return next((kind for kind in _known.sieve.likely(url) if kind.suitable(url)), None)


def named(name: str) -> Any:
    """Return the extractor of a name, None when there is none, or it is one that searches any page."""
    kind = extractors.value.get(f"{name}IE")
    return kind if kind is not None and _is_for_us(kind) else None


class AnyPageIE(GenericIE):  # type: ignore[misc]  # yt-dlp has no types
    """yt-dlp's extractor for any page; it asks all others whether something of theirs is on it."""

    @classmethod
    def ie_key(cls) -> str:
        """Return the name under which yt-dlp knows it."""
        return "Generic"

    def _extract_embeds(self, *args: Any, **options: Any) -> Any:
        self._downloader.know(_all())
        return super()._extract_embeds(*args, **options)


def _all() -> Iterator[Any]:
    return filter(_is_for_us, gen_extractor_classes())


def _is_for_us(kind: Any) -> bool:
    return bool(kind._ENABLED) and kind.IE_NAME != GenericIE.IE_NAME  # noqa: SLF001  # it has no public word for it
