"""The port of operation: what those who run the bot may ask of it, from Discord as from the command line."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import attrs

from boss_bot.domain.operating.status import StatusLine


class CannotReloadError(Exception):
    """The settings cannot be used, and those that hold stay; the message has a line for each that is wrong."""


@attrs.frozen
class Reloaded:
    """What became of a reload: names of settings, as in the environment.

    Attributes:
        changed: These have another value and hold from now on.
        waiting: These have another value, which holds after the next start.
    """

    changed: tuple[str, ...]
    waiting: tuple[str, ...]


class Operation(Protocol):
    """Looks after a running bot."""

    async def health(self) -> Sequence[StatusLine]:
        """Say how every part is: the lines of `/status` and of `boss-bot doctor`."""
        ...

    async def drain(self, *, on: bool) -> Mapping[str, int]:
        """Take nothing new, or take it again; return how many jobs are ``running``, ``waiting`` and ``paused``."""
        ...

    async def reload(self) -> Reloaded:
        """Read the settings anew.

        Raises:
            CannotReloadError: Nothing has changed.
        """
        ...
