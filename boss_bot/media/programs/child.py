"""Runs one program on one file of strangers: shut in, without secrets, and gone when it is not wanted any more."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Protocol

from boss_bot.media.programs.ended import Ended, Heard

Hear = Callable[[bytes], Awaitable[None]]
CONFINED = Path(__file__).with_name("confined.py")
GRACE = 5.0
"""Seconds between SIGTERM and SIGKILL for a program whose time is over."""
_CHUNK = 1 << 16
_LAST_WORDS = 4096
_MEMORY = 2 << 30
"""Bytes of address space: x264 on 1080p takes a tenth of it, and a bomb of pixels all that it gets."""


class Stop(Protocol):
    """Says when a program has to stand still, and when it may go on."""

    async def called(self) -> None:
        """Return when it has to stand still."""
        ...

    async def over(self) -> None:
        """Return when it may go on."""
        ...


async def run(
    argv: Sequence[str],
    *,
    seconds: float,
    file_bytes: int,
    hear: Hear | None = None,
    stop: Stop | None = None,
    grace: float = GRACE,
) -> Ended:
    """Run a program to its end.

    When this is cancelled the whole group of processes gets SIGKILL at once: nothing that an interrupted program could
    still write is wanted. When its time is over it gets SIGTERM, and SIGKILL when that did not help: ffmpeg ignores
    gentler signals while it fills a gap in time.

    Args:
        argv: Absolute path of the program, and its arguments.
        seconds: Time that it may take, that in which it stood still not counted; four times as much of processor time.
        file_bytes: How large a file it may write.
        hear: Takes what it writes to its output, in pieces. What it raises ends the run.
        stop: Says when it has to stand still.
        grace: Seconds between SIGTERM and SIGKILL.
    """
    limits = (os.getpid(), _MEMORY, int(seconds * 4) + 1, file_bytes)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-I", "-S", "-B", str(CONFINED), *map(str, limits), *argv,
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        env={"LANG": "C.UTF-8", "PATH": os.defpath}, start_new_session=True,
    )  # fmt: skip
    words = Heard(_LAST_WORDS)
    try:
        async with asyncio.timeout(seconds) as clock, _standing_still(process.pid, stop, clock):
            await asyncio.gather(_read(process.stdout, hear), _read(process.stderr, words.hear))
            return Ended(await process.wait(), late=False, words=bytes(words.text))
    except TimeoutError:
        await _ask_to_end(process, grace)
        return Ended(-signal.SIGKILL, late=True, words=bytes(words.text))
    finally:
        _signal(process.pid, signal.SIGKILL)
        await process.wait()
        process._transport.close()  # type: ignore[attr-defined]  # noqa: SLF001 - closes the pipes now, not some time


@asynccontextmanager
async def _standing_still(group: int, stop: Stop | None, clock: asyncio.Timeout) -> AsyncIterator[None]:
    """Do inside as ``stop`` says; the clock stands still with the program."""
    task = asyncio.create_task(_obey(group, stop, clock)) if stop else None
    try:
        yield
    finally:
        if task:
            task.cancel()
            await asyncio.wait([task])


async def _obey(group: int, stop: Stop, clock: asyncio.Timeout) -> None:
    now = asyncio.get_running_loop().time
    while True:
        await stop.called()
        _signal(group, signal.SIGSTOP)
        left = (clock.when() or now()) - now()
        clock.reschedule(None)
        await stop.over()
        clock.reschedule(now() + left)
        _signal(group, signal.SIGCONT)


async def _ask_to_end(process: asyncio.subprocess.Process, grace: float) -> None:
    _signal(process.pid, signal.SIGTERM)
    with suppress(TimeoutError):
        async with asyncio.timeout(grace):
            await process.wait()


def _signal(group: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, number)


async def _read(stream: asyncio.StreamReader | None, hear: Hear | None) -> None:
    while stream and (piece := await stream.read(_CHUNK)):
        if hear:
            await hear(piece)
