"""Makes the round of everything that alerts are about, again and again."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import attrs

from boss_bot.domain.errors.refusals import StoreUnavailableError
from boss_bot.domain.jobs.lanes import Lanes
from boss_bot.domain.keeping.headroom import StorageFacts
from boss_bot.domain.operating.alerts import Alert
from boss_bot.domain.operating.events import Events
from boss_bot.domain.operating.status import State, StatusLine
from boss_bot.domain.ports import Clock
from boss_bot.monitoring.alerts import checks
from boss_bot.monitoring.alerts.board import AlertBoard
from boss_bot.monitoring.lines.logins import Login, login_lines
from boss_bot.monitoring.lines.tools import engine_line

_EVERY = 30.0  # seconds


@attrs.define(eq=False, repr=False, kw_only=True)
class Watchman:
    """Looks, and has new alerts told.

    Attributes:
        folder: The data directory.
        logins: Looks at the operator's cookie files.
        tools: Finds the folders of tools that have a version of their own.
        storage: Looks at the disk and at the days of servers; None for nobody who does.
        starts: The starts since the last good end, this one among them.
    """

    board: AlertBoard
    events: Events
    lanes: Lanes
    clock: Clock
    folder: Path
    logins: Callable[[], Sequence[Login]]
    tools: Callable[[], Mapping[str, Path]] = dict
    storage: Callable[[], Awaitable[StorageFacts]] | None = None
    starts: Sequence[datetime] = ()
    _failed: int = attrs.field(default=0, init=False)

    async def watch(self) -> None:
        """Make the round for ever."""
        while True:
            with suppress(StoreUnavailableError, OSError):  # /readyz and the log tell of these
                await self.round()
            await asyncio.sleep(_EVERY)

    async def round(self) -> list[Alert]:
        """Look at everything once; return the alerts that were told."""
        now = self.clock.now()
        held = await self.lanes.held(now)
        stored = await self._stored()
        here = await asyncio.to_thread(self._here, now)
        return await self.board.tell([*here, *stored, *checks.failures(self.events), *checks.breakers(held)])

    async def _stored(self) -> list[Alert]:
        """Look at what the library tells of the disk."""
        if self.storage is None:
            return []
        facts = await self.storage()
        before, self._failed = self._failed, facts.failures
        if self._failed > before:
            self.events.note("cleanup")
        return list(checks.storage(facts))

    def _here(self, now: datetime) -> list[Alert]:
        """Look at what is on this machine; called in a thread."""
        return [
            *checks.disk(self.folder),
            *checks.restarts(self.starts, now),
            *checks.lines(login_lines(self.logins(), now), "login"),
            *checks.lines(_aged(now.date(), self.tools()), "engine"),
        ]


def _aged(today: date, tools: Mapping[str, Path]) -> list[StatusLine]:
    found = (engine_line(name, today, tools.get(name)) for name in ("yt-dlp", "gallery-dl"))
    return [line for line in found if line.state is not State.OK]
