"""gallery-dl's extractors, found by a link."""

from typing import Any

import attrs
from gallery_dl import extractor

from boss_bot.downloaders.tools.sieve import Sieve


@attrs.define
class _Known:
    """What is known of the extractors: their sieve, and how many of gallery-dl's list are in it."""

    sieve: Sieve[Any] = attrs.field(factory=lambda: Sieve([]))
    count: int = 0


_known = _Known()


def find(url: str) -> Any:
    """Return the extractor that takes a link, as gallery-dl's own way of finding it does; None when there is none."""
    for kind in (*_known.sieve.likely(url), *extractor._cache[_known.count :]):  # noqa: SLF001  # its list
        if match := kind.pattern.match(url):
            return kind(match)
    return None


def learn() -> None:
    """Find out which links the extractors take, and let gallery-dl find them so too: called once, in the zygote."""
    every = extractor.extractors()  # loads them all; its list keeps their order
    _known.sieve = Sieve((kind, (_source(kind),)) for kind in extractor._cache)  # noqa: SLF001
    _known.count = len(every)
    extractor.find = find


def _source(kind: Any) -> str:
    """Return a pattern with its flags in front."""
    flags = "".join(letter for letter, flag in (("i", 2), ("s", 16), ("x", 64)) if kind.pattern.flags & flag)
    source = str(kind.pattern.pattern)
    return source if source.startswith("(?") or not flags else f"(?{flags}){source}"
