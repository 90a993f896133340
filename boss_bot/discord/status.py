"""Where `/status` gets its lines from."""

from collections.abc import Awaitable, Callable, Sequence

import attrs

from boss_bot.domain.operating.status import State, StatusLine


@attrs.frozen
class StatusSource:
    """Gives a line for every part of the bot; a class of its own because injection goes by type."""

    look: Callable[[], Awaitable[Sequence[StatusLine]]]


@attrs.frozen(eq=False, repr=False)
class HealthSource:
    """Gives a line for everything that the bot stands on, for `/admin health`."""

    look: Callable[[], Awaitable[Sequence[StatusLine]]]

    async def worst_first(self, *others: StatusLine) -> Sequence[StatusLine]:
        """Look, and put what needs somebody in front, other lines too: a card has room for some lines only."""
        order = list(State)
        return sorted([*others, *await self.look()], key=lambda line: order.index(line.state), reverse=True)
