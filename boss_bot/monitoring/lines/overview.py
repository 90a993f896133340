"""The whole of `/status`: every part's line, in the order in which people look."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import attrs

from boss_bot.domain.jobs.job_store import JobStore
from boss_bot.domain.jobs.lanes import Lanes
from boss_bot.domain.keeping.headroom import StorageFacts
from boss_bot.domain.operating.status import StatusLine
from boss_bot.monitoring.lines.logins import Login, login_lines
from boss_bot.monitoring.lines.records import lane_lines, store_line
from boss_bot.monitoring.lines.status import disk_line, engine_lines, queue_line, room_line, seal_line
from boss_bot.monitoring.lines.tools import ffmpeg_line


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Overview:
    """What the lines are drawn from.

    Attributes:
        store: The jobs.
        lanes: The sites and how they are.
        set_aside: Where a damaged database is kept, None when there was none.
        capacity: Jobs that may wait.
        folder: Where downloads are kept.
        storage: Looks at the room for downloads.
        logins: The operator's cookie files.
        versions: The download tools and their versions.
        seals: What locks a download's process in.
        ffmpeg: The program that cuts and encodes.
    """

    store: JobStore
    lanes: Lanes
    set_aside: Path | None
    capacity: int
    folder: Path
    storage: Callable[[], Awaitable[StorageFacts]]
    logins: Sequence[Login]
    versions: Mapping[str, str]
    seals: Mapping[str, str]
    ffmpeg: Path

    async def lines(self, now: datetime) -> list[StatusLine]:
        """Look at every part."""
        return [
            await queue_line(self.store, self.capacity),
            store_line(self.set_aside),
            *await lane_lines(self.lanes, now),
            disk_line(self.folder),
            room_line(await self.storage()),
            *login_lines(self.logins, now),
            *engine_lines(self.versions),
            await asyncio.to_thread(ffmpeg_line, self.ffmpeg),
            seal_line(self.seals),
        ]
