"""Runs one program on one file of strangers: shut in, without secrets, and gone when it is not wanted any more."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path

import attrs

from boss_bot.domain.faults import DamagedFileError, DiskFullError

Hear = Callable[[bytes], Awaitable[None]]
CONFINED = Path(__file__).with_name("confined.py")
_CHUNK = 1 << 16
_LAST_WORDS = 4096
_MEMORY = 2 << 30
"""Bytes of address space: x264 on 1080p takes a tenth of it, and a bomb of pixels all that it gets."""


@attrs.frozen
class Ended:
    """How a program ended.

    Attributes:
        status: Its exit status; negative for a signal.
        late: Whether it was stopped because its time was over.
        words: The last bytes that it wrote to its error output. They may hold a stranger's text: for the log at most.
    """

    status: int
    late: bool
    words: bytes = b""

    @property
    def well(self) -> bool:
        """Whether it did all that it was asked for."""
        return self.status == 0 and not self.late

    def must_be_well(self) -> None:
        """Do nothing when it did all that it was asked for.

        Raises:
            DiskFullError: There was no space for what it wrote.
            DamagedFileError: It could not read what it was given, or crashed over it.
        """
        if b"No space left on device" in self.words:
            raise DiskFullError
        if not self.well:
            raise DamagedFileError


@attrs.define
class Heard:
    """Keeps the last ``room`` bytes of what a program says."""

    room: int = 1 << 20
    text: bytearray = attrs.field(factory=bytearray)
    over: bool = False

    async def hear(self, piece: bytes) -> None:
        """Take in a piece."""
        self.text += piece
        self.over = self.over or len(self.text) > self.room
        del self.text[: -self.room]


async def run(argv: Sequence[str], *, seconds: float, file_bytes: int, hear: Hear | None = None) -> Ended:
    """Run a program to its end.

    When this is cancelled, or the time is over, the whole group of processes gets SIGKILL at once: nothing that an
    interrupted program could still write is wanted, and ffmpeg ignores gentler signals while it fills a gap in time.

    Args:
        argv: Absolute path of the program, and its arguments.
        seconds: Time that it may take; four times as much of processor time.
        file_bytes: How large a file it may write.
        hear: Takes what it writes to its output, in pieces. What it raises ends the run.
    """
    limits = (os.getpid(), _MEMORY, int(seconds * 4) + 1, file_bytes)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-I", "-S", "-B", str(CONFINED), *map(str, limits), *argv,
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        env={"LANG": "C.UTF-8", "PATH": os.defpath}, start_new_session=True,
    )  # fmt: skip
    words = Heard(_LAST_WORDS)
    try:
        async with asyncio.timeout(seconds):
            await asyncio.gather(_read(process.stdout, hear), _read(process.stderr, words.hear))
            return Ended(await process.wait(), late=False, words=bytes(words.text))
    except TimeoutError:
        return Ended(-signal.SIGKILL, late=True, words=bytes(words.text))
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
        process._transport.close()  # type: ignore[attr-defined]  # noqa: SLF001 - closes the pipes now, not some time


async def _read(stream: asyncio.StreamReader | None, hear: Hear | None) -> None:
    while stream and (piece := await stream.read(_CHUNK)):
        if hear:
            await hear(piece)


def size_of(path: Path) -> int:
    """Return how many bytes a program wrote."""
    return path.stat().st_size


def beside(path: Path, what: str) -> Path:
    """Return a path for a new file beside another; what an interrupted try left there is deleted."""
    new = path.with_name(f"{path.name}.{what}")
    new.unlink(missing_ok=True)
    return new
