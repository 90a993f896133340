"""Where `/status` gets its lines from."""

from collections.abc import Awaitable, Callable, Sequence

import attrs

from boss_bot.domain.status import StatusLine


@attrs.frozen
class StatusSource:
    """Gives a line for every part of the bot; a class of its own because injection goes by type."""

    look: Callable[[], Awaitable[Sequence[StatusLine]]]
