"""What the bot's owner may ask of the running bot, as `/owner` needs it."""

from collections.abc import Callable, Sequence

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
    """The running bot in its owner's hand.

    Attributes:
        drain: Takes nothing new, or takes it again.
        reload: Reads the settings anew.
    """

    drain: Callable[[bool], None]
    reload: Callable[[], Reloading]
