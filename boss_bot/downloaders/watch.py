"""An eye on a running download: it may not take for ever, creep, or fetch without end."""

import asyncio
from collections import deque
from collections.abc import Callable

import attrs

from boss_bot.domain.errors.failures import FileTooLargeError, JobError, NetworkError
from boss_bot.domain.errors.faults import TimedOutError
from boss_bot.domain.jobs.download import DownloadTask
from boss_bot.downloaders.egress import Pass

_LOOK = 0.25
"""Seconds between two looks."""


@attrs.define(eq=False, repr=False)
class Watch:
    """Ends a download that breaks a limit of its task.

    Attributes:
        task: What it may.
        right: What it did; gets the verdict.
        end: Ends the download's process.
    """

    task: DownloadTask
    right: Pass
    end: Callable[[], None]
    _seen: deque[tuple[float, int]] = attrs.field(factory=deque)

    async def keep(self) -> None:
        """Look until a limit is broken."""
        while True:
            await asyncio.sleep(_LOOK)
            self.right.verdict = self.look()
            if self.right.verdict is not None:
                self.end()
                return

    def look(self) -> JobError | None:
        """Return why the download must end now, None when it need not."""
        if self.right.exceeded:
            return FileTooLargeError(None, self.task.max_bytes)
        if self.right.watch.seconds >= self.task.max_seconds:
            return TimedOutError(int(self.task.max_seconds))
        return NetworkError() if self._creeps() else None

    def _creeps(self) -> bool:
        """Say whether bytes came all the time, but too few.

        Silence is no creeping: a tool may be busy with what it has, and a silent connection has a time limit of its
        own. So there must be bytes in both halves of the time looked at.
        """
        now = self.right.watch.seconds
        if not self._seen or now > self._seen[-1][0]:
            self._seen.append((now, self.right.received))
        while len(self._seen) > 1 and now - self._seen[1][0] >= self.task.slow_seconds:
            self._seen.popleft()
        first, middle, last = self._seen[0], self._seen[len(self._seen) // 2], self._seen[-1]
        seconds = last[0] - first[0]
        if seconds < self.task.slow_seconds or not first[1] < middle[1] < last[1]:
            return False
        return last[1] - first[1] < self.task.least_speed * seconds
