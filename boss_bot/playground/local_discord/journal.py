"""What was asked of the local Discord, request by request."""

from collections import deque
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

import attrs

ENTRIES_KEPT = 10_000
"""Enough for any test; a playground that runs for weeks does not grow without end."""


@attrs.define(eq=False, kw_only=True)
class Entry:
    """One request. The bot's token is in none of the fields.

    ``route`` is the template it matched, such as ``/channels/{channel_id}/messages`` (None: no such route), ``ids``
    its parts, ``files`` names and sizes in bytes, ``status`` what was answered (None: not yet, or the reply was lost),
    ``at`` the moment on the server's clock, ``applied`` whether the request had its effect.
    """

    method: str
    path: str
    route: str | None
    ids: dict[str, str]
    query: dict[str, str]
    headers: dict[str, str]
    at: float
    body: Any = None
    files: tuple[tuple[str, int], ...] = ()
    status: int | None = None
    applied: bool = False
    answer: Any = attrs.field(default=None, repr=False)

    def matches(self, method: str, path: str) -> bool:
        """Say whether it is a ``method`` request (``*``: any) whose path or template fits the glob ``path``."""
        if method not in ("*", self.method):
            return False
        return fnmatchcase(self.path, path) or self.route == path


@attrs.define(eq=False)
class Journal:
    """Every request since the start, oldest first (the last 10 000)."""

    entries: deque[Entry] = attrs.field(factory=lambda: deque(maxlen=ENTRIES_KEPT))

    def __iter__(self) -> Iterator[Entry]:
        return iter(tuple(self.entries))

    def __len__(self) -> int:
        return len(self.entries)

    def add(self, entry: Entry) -> None:
        """Note a request that has just arrived."""
        self.entries.append(entry)

    def find(self, method: str = "*", path: str = "*", *, status: int | None = None) -> list[Entry]:
        """Return the requests with this method, path (glob or route template) and, if given, status."""
        return [e for e in self if e.matches(method, path) and status in (None, e.status)]

    def callbacks(self) -> list[Entry]:
        """Return the first answers to interactions."""
        return self.find("POST", "/interactions/*/callback")

    def edits(self) -> list[Entry]:
        """Return the edits of messages, by token or by channel."""
        return self.find("PATCH", "*/messages/*")

    def posts(self) -> list[Entry]:
        """Return the messages posted to channels with the bot's own token."""
        return self.find("POST", "/channels/*/messages")

    def refusals(self) -> list[Entry]:
        """Return every request that was answered with an error."""
        return [e for e in self if e.status is not None and e.status >= 400]

    def clear(self) -> None:
        """Forget everything."""
        self.entries.clear()
