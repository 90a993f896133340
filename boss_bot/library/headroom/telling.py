"""Tells the managers of a server, once, that its day is near its end, and once that it is used up."""

import asyncio
from collections.abc import Mapping

import attrs

from boss_bot.domain.keeping.quotas import DayNews, ServerMessenger, Stage, ToldStages
from boss_bot.library.headroom.days import Days

_AGAIN = 3_600.0
"""Steady seconds after which news that could not be brought is tried again: a refusal at Discord counts there."""


@attrs.define(eq=False, repr=False)
class DayTelling:
    """Compares the days of servers with what their managers were told.

    A day comes back bit by bit, so its use goes up and down around a limit. What was told counts as told until
    clearly less is used: the end until a fifth is free again, its nearness until two fifths are.

    Attributes:
        days: What is used.
        told: What was told.
        messenger: Brings the news.
    """

    days: Days
    told: ToldStages
    messenger: ServerMessenger
    _later: dict[int, float] = attrs.field(factory=dict, init=False)
    _one: asyncio.Lock = attrs.field(factory=asyncio.Lock, init=False)

    async def look(self) -> None:
        """Tell what is new.

        Raises:
            StoreUnavailableError: What is used, or was told, cannot be read or written; call it again.
        """
        async with self._one:  # two looks at a time would tell the same twice
            used, told = await self.days.sizes(), await self.told.all()
            for guild in sorted({*used, *told}):
                before = told.get(guild, Stage.EARLY)
                stage = self._stage(used.get(guild, 0), before)
                if stage < before:
                    await self.told.put(guild, stage)
                elif stage > before and self.days.steady.seconds() >= self._later.get(guild, 0.0):
                    await self._tell(guild, used, before, stage)

    async def _tell(self, guild: int, used: Mapping[int, int], before: Stage, stage: Stage) -> None:
        """Remember first, then speak: a kill between the two costs the news, and tells nothing twice."""
        await self.told.put(guild, stage)
        frees_at = self.days.frees_at((await self.days.of_server(guild)).first_byte)
        news = DayNews(guild, stage, used[guild], self.days.server_day, frees_at)
        if await self.messenger.send(news):
            self._later.pop(guild, None)
        else:
            self._later[guild] = self.days.steady.seconds() + _AGAIN
            await self.told.put(guild, before)

    def _stage(self, used: int, before: Stage) -> Stage:
        fifths = 5 * used / self.days.server_day
        if fifths >= 5:
            return Stage.REACHED
        if fifths > 4:
            return max(before, Stage.NEAR)
        return min(before, Stage.NEAR) if fifths > 3 else Stage.EARLY
