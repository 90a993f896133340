"""The bot's hold on the zygote: starting it, giving it orders, hearing what became of the jobs."""

import asyncio
import contextlib
import socket
from collections.abc import Sequence
from pathlib import Path

from loguru import logger

from boss_bot.downloaders.order import Order, encode_signal
from boss_bot.downloaders.zygote.command import command, environment
from boss_bot.downloaders.zygote.news import ZygoteNews

_MAX_PACKET = 65_536
_LAST_WORDS = 5.0
"""Seconds that a process which was told to go may take."""

_FIRST_WORDS = 1.0
"""Seconds after which a zygote that does not hear, since it is still warming up, is told by a signal."""


class ZygoteProcess:
    """A running zygote. Its environment has none of the bot's secrets: the jobs are copies of it.

    Attributes:
        ffmpeg: The ffmpeg that its jobs may use, absolute.
        news: What it has told.
        alive: Whether it still runs.
    """

    def __init__(self, process: asyncio.subprocess.Process, line: socket.socket, ffmpeg: Path) -> None:
        self._process, self._line = process, line
        self.ffmpeg = ffmpeg
        self.news = ZygoteNews()
        self._listening = asyncio.create_task(self._listen())
        self.alive = True

    @classmethod
    async def start(cls, home: Path, ffmpeg: Path, tools: Sequence[Path] = ()) -> "ZygoteProcess":
        """Start a zygote; orders may be given at once, they wait until it is warm.

        Args:
            home: An empty folder of its own.
            ffmpeg: The ffmpeg that the jobs may use, absolute.
            tools: Folders of modules that come before all others.
        """
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            ours.setblocking(False)
            process = await asyncio.create_subprocess_exec(
                *command(theirs.fileno(), ffmpeg, tools),
                pass_fds=(theirs.fileno(),),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                cwd=home,
                env=environment(home),
                start_new_session=True,
            )
        return cls(process, ours, ffmpeg)

    @property
    def pid(self) -> int:
        """The zygote's process id."""
        return self._process.pid

    def bear(self, order: Order, stream: socket.socket) -> None:
        """Ask for a job's process; what it says comes out of the other end of ``stream``.

        Raises:
            ConnectionError: The zygote is gone.
        """
        socket.send_fds(self._line, [order.encode()], [stream.fileno()])
        self.news.expect(order.run)

    def signal(self, run: str, name: str) -> None:
        """Ask for a signal to a job's process group; nothing when the zygote is gone, and the job with it."""
        with contextlib.suppress(OSError):
            self._line.send(encode_signal(run, name))

    async def bury(self, run: str) -> bool:
        """Wait until a killed job is gone and forget it; False when it will not go."""
        try:
            async with asyncio.timeout(_LAST_WORDS):
                await self.news.ended(run)
        except TimeoutError:
            return False
        finally:
            self.news.forget(run)
        return True

    async def stop(self) -> None:
        """Hang up: the zygote kills every job and goes. One that is still warming up has none, and no ears either."""
        with contextlib.suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)
        for left, next_word in ((_FIRST_WORDS, self._process.terminate), (_LAST_WORDS, self._process.kill)):
            try:
                await asyncio.wait_for(self._process.wait(), left)
                break
            except TimeoutError:
                next_word()
        await self._process.wait()
        await self._listening

    async def _listen(self) -> None:
        """Hear the zygote until it is gone."""
        loop = asyncio.get_running_loop()
        with contextlib.suppress(ConnectionError):
            while packet := await loop.sock_recv(self._line, _MAX_PACKET):
                self.news.hear(packet)
        self.alive = False
        self._line.close()
        self.news.end()
        status = await self._process.wait()
        logger.bind(zygote=self.pid).debug("the zygote has ended with {}", status)
