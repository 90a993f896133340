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
class Updated:
    """What became of the update of a tool.

    Attributes:
        tool: Its name.
        version: The one that is used now.
        fresh: Whether it was another one before.
        trouble: Why no newer one is used; empty where all went well.
    """

    tool: str
    version: str
    fresh: bool = False
    trouble: str = ""


@attrs.frozen
class Operator:
    """The running bot in its keepers' hands.

    Attributes:
        drain: Takes nothing new, or takes it again.
        reload: Reads the settings anew.
        clean: Deletes what nobody needs any more, and returns how many folders.
        update: Brings a tool, or all for an empty name, to a version, or the newest for an empty one, if it works.
    """

    drain: Callable[[bool], None]
    reload: Callable[[], Reloading]
    clean: Callable[[], Awaitable[int]]
    update: Callable[[str, str], Awaitable[Sequence[Updated]]]
