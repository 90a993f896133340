"""The scans as a whole: each is timed, counted, logged and kept."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import attrs
from loguru import logger

from boss_bot.domain.keeping.cleanups import Cleanup, Cleanups
from boss_bot.domain.ports import Clock
from boss_bot.library.cleanup.archive import scan_logs
from boss_bot.library.cleanup.desk import Desk
from boss_bot.library.cleanup.past import scan_past
from boss_bot.library.cleanup.soundness import scan_soundness
from boss_bot.library.cleanup.tally import Tally
from boss_bot.library.cleanup.tree import scan_expired, scan_tree
from boss_bot.library.cleanup.workspaces import drop_workspaces, scan_workspaces
from boss_bot.library.trash import empty_trash

_HANDFUL = 20  # folders that an emergency deletes before it looks at the disk again


@attrs.frozen(eq=False, repr=False)
class Cleaner:
    """Clears up. Every scan may be called at any time, and again after it failed.

    Attributes:
        desk: What the scans work with.
        log: Where it is kept what they did.
        clock: Dates the log.
        logs: The folder of log files.
    """

    desk: Desk
    log: Cleanups
    clock: Clock
    logs: Path
    _one: asyncio.Lock = attrs.field(factory=asyncio.Lock, init=False)

    async def start(self) -> Cleanup:
        """Clear up what the last process left, before any job runs."""

        async def left(tally: Tally) -> None:
            tally.add("leftovers", await asyncio.to_thread(empty_trash, self.desk.places))
            await scan_workspaces(self.desk, tally)
            await scan_expired(self.desk, tally)

        return await self._scan("start", left)

    async def short(self) -> Cleanup:
        """Delete workspaces that nobody needs, and stored files whose time is over."""

        async def both(tally: Tally) -> None:
            await scan_workspaces(self.desk, tally)
            await scan_expired(self.desk, tally)

        return await self._scan("short", both)

    async def hourly(self) -> Cleanup:
        """Put right what store and disk know of each other, and count what there is."""

        async def tree(tally: Tally) -> None:
            await scan_expired(self.desk, tally)
            await scan_tree(self.desk, tally)
            tally.add("posts", await self.desk.posts.drop_due(self.desk.steady.seconds()))
            for total in (await self.desk.shelf.totals()).values():
                tally.add("kept_jobs", total.jobs)
                tally.add("kept_files", total.files)
                tally.add("kept_bytes", total.size)

        return await self._scan("hourly", tree)

    async def daily(self) -> Cleanup:
        """Look whether stored files are sound, forget old downloads, and archive logs."""

        async def sound(tally: Tally) -> None:
            await scan_soundness(self.desk, tally)
            await scan_past(self.desk, self.clock.now(), tally)
            await scan_logs(self.desk, self.logs, tally)

        return await self._scan("daily", sound)

    async def emergency(self, enough: Callable[[], bool]) -> Cleanup:
        """Make room: workspaces that are kept for another try go first, then stored files, the oldest first.

        Args:
            enough: Says whether there is room again.
        """

        async def room(tally: Tally) -> None:
            await scan_expired(self.desk, tally)
            if not enough():
                await drop_workspaces(self.desk, tally)
            while not enough() and (oldest := await self.desk.shelf.oldest(limit=_HANDFUL)):
                if not await self.desk.delete_stored(oldest, tally) and tally.counts["failed"]:
                    return

        return await self._scan("emergency", room)

    async def leftovers(self) -> Cleanup:
        """Delete the workspaces that are kept for another try: those of running jobs need their room."""

        async def drop(tally: Tally) -> None:
            await drop_workspaces(self.desk, tally)

        return await self._scan("leftovers", drop)

    async def _scan(self, kind: str, work: Callable[[Tally], Awaitable[None]]) -> Cleanup:
        async with self._one:
            tally, begun = Tally(), time.monotonic()
            await work(tally)
            done = Cleanup(kind, self.clock.now(), time.monotonic() - begun, tally.facts)
            if tally.facts or kind not in ("leftovers", "emergency"):  # those may come every few seconds
                await self.log.add(done, self.desk.steady.seconds())
        if tally.facts:
            logger.info("clean-up, {}: {}", kind, ", ".join(f"{name} {n}" for name, n in tally.facts.items()))
        return done
