"""Runs one program on one file of strangers: shut in, without secrets, and gone when it is not wanted any more."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path

from boss_bot.media.programs.ended import Ended, Heard
from boss_bot.media.programs.standing import Stood, Stop, signal_group, standing_still

Hear = Callable[[bytes], Awaitable[None]]
CONFINED = Path(__file__).with_name("confined.py")
GRACE = 5.0
"""Seconds between SIGTERM and SIGKILL for a program whose time is over."""
_CHUNK = 1 << 16
_LAST_WORDS = 4096
_MEMORY = 2 << 30
"""Bytes of address space: x264 on 1080p takes a tenth of it, and a bomb of pixels all that it gets."""


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
    words, stood, now = Heard(_LAST_WORDS), Stood(), asyncio.get_running_loop().time
    begun = now()
    try:
        async with asyncio.timeout(seconds) as clock, standing_still(process.pid, stop, clock, stood):
            await asyncio.gather(_read(process.stdout, hear), _read(process.stderr, words.hear))
            return Ended(
                await process.wait(), late=False, words=bytes(words.text), seconds=now() - begun - stood.seconds
            )
    except TimeoutError:
        await _ask_to_end(process, grace)
        return Ended(-signal.SIGKILL, late=True, words=bytes(words.text))
    finally:
        signal_group(process.pid, signal.SIGKILL)
        await process.wait()
        process._transport.close()  # type: ignore[attr-defined]  # noqa: SLF001 - closes the pipes now, not some time


async def _ask_to_end(process: asyncio.subprocess.Process, grace: float) -> None:
    signal_group(process.pid, signal.SIGTERM)
    with suppress(TimeoutError):
        async with asyncio.timeout(grace):
            await process.wait()


async def _read(stream: asyncio.StreamReader | None, hear: Hear | None) -> None:
    while stream and (piece := await stream.read(_CHUNK)):
        if hear:
            await hear(piece)
