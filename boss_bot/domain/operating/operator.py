"""What the bot's owner and the managers of servers may ask of the running bot, as their commands need it."""

from collections.abc import Awaitable, Callable, Sequence

import attrs


@attrs.frozen
class Reloading:
    """What became of reading the settings anew: names of settings.

    Attributes:
        changed: These hold from now on.
        waiting: These hold after the next start.
        wrong: A line for each that cannot be used; then nothing has changed.
    """

    changed: Sequence[str] = ()
    waiting: Sequence[str] = ()
    wrong: Sequence[str] = ()


@attrs.frozen
class Operator:
    """The running bot in its keepers' hands.

    Attributes:
        drain: Takes nothing new, or takes it again.
        reload: Reads the settings anew.
        clean: Deletes what nobody needs any more, and returns how many folders.
    """

    drain: Callable[[bool], None]
    reload: Callable[[], Reloading]
    clean: Callable[[], Awaitable[int]]
