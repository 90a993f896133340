"""One of many patterns, found without looking at each of them.

A job's process is a copy of the zygote: each object that it merely looks at costs it a page of memory of its own, since
Python counts references in the object. Both tools ask some thousand extractors one after the other whether a link is
theirs. Here the patterns of many extractors are one, and a match says which of them it was.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

import attrs

_T = TypeVar("_T")
_TOGETHER = 32
_FLAGS = re.compile(r"\s*\(\?([a-zA-Z]+)\)")
_NAMED = re.compile(r"\(\?P<\w+>")
_REFERS = re.compile(r"\(\?P=|\(\?\(|\\[1-9]")
"""A pattern that refers to its own groups means something else beside others."""


@attrs.frozen
class _Group(Generic[_T]):
    """Some candidates, and one pattern for all of them, in which each has a group of its own; None for a loner."""

    joined: re.Pattern[str] | None
    members: tuple[_T, ...]

    def likely(self, text: str) -> Sequence[_T]:
        """Return the first that matches and those behind it, which may match as well."""
        if self.joined is None:
            return self.members
        found = self.joined.match(text)
        return () if found is None else self.members[int((found.lastgroup or "g0")[1:]) :]


class Sieve(Generic[_T]):
    """Thins candidates out to those that may match a text.

    Args:
        candidates: Each with its patterns, which are matched from the beginning of the text.
    """

    def __init__(self, candidates: Iterable[tuple[_T, Sequence[str]]]) -> None:
        self._groups: list[_Group[_T]] = []
        waiting: list[tuple[_T, Sequence[str]]] = []
        for candidate, patterns in candidates:
            if any(_REFERS.search(pattern) for pattern in patterns):
                self._groups += _grouped(waiting)
                self._groups.append(_Group(None, (candidate,)))
                waiting = []
                continue
            waiting.append((candidate, patterns))
            if len(waiting) == _TOGETHER:
                self._groups += _grouped(waiting)
                waiting = []
        self._groups += _grouped(waiting)

    def likely(self, text: str) -> Iterator[_T]:
        """Yield the candidates that may match, in their order: never too few, seldom too many."""
        for group in self._groups:
            yield from group.likely(text)


def _grouped(waiting: Sequence[tuple[_T, Sequence[str]]]) -> list[_Group[_T]]:
    """Return the group of some candidates; where their patterns cannot be one, each stands for itself."""
    if not waiting:
        return []
    each = ("|".join(map(_enclosed, patterns)) for _, patterns in waiting)
    joined = "|".join(f"(?P<g{place}>{pattern})" for place, pattern in enumerate(each))
    try:
        return [_Group(re.compile(joined), tuple(candidate for candidate, _ in waiting))]
    except re.error:
        return [_Group(None, (candidate,)) for candidate, _ in waiting]


def _enclosed(pattern: str) -> str:
    """Return a pattern without names, whose flags are for it alone."""
    flags = _FLAGS.match(pattern)
    body = _NAMED.sub("(?:", pattern[flags.end() :] if flags else pattern)
    if flags is None:
        return f"(?:{body})"
    return f"(?{flags[1]}:{body}\n)" if "x" in flags[1] else f"(?{flags[1]}:{body})"
