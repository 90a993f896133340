"""The sample site itself: started, asked, slowed down, held and stopped."""

import contextlib
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from aiohttp import web

from boss_bot.playground.sample_site.gate import HELD_AFTER, Gate
from boss_bot.playground.sample_site.journal import SeenRequest, fetched
from boss_bot.playground.sample_site.pace import Pace
from boss_bot.playground.sample_site.router import Router
from boss_bot.playground.sample_site.shelf import MediaFile, fill_shelf
from boss_bot.playground.sample_site.traffic import Traffic


class SampleSite:
    """A media site on this machine, serving real files over real HTTP, with every kind of bad source beside them.

    Made by `start`; runs in the event loop that started it until `stop`.

    Attributes:
        files: The good files by the path they are served at.
    """

    def __init__(self, files: Mapping[str, MediaFile], pace: Pace) -> None:
        self.files = files
        self._traffic = Traffic(Router(files).plan, pace)
        self._closing = contextlib.AsyncExitStack()
        self._address = ""

    @classmethod
    async def start(
        cls, host: str = "127.0.0.1", port: int = 0, folder: Path | None = None, speed: float | None = None
    ) -> Self:
        """Make the media, then listen.

        Args:
            host: Address to listen on. The site redirects wherever it is told to: keep it on loopback.
            port: Port to listen on; 0 takes a free one.
            folder: Where the media are made and kept, to be found again at the next start (which then takes
                milliseconds). None: a folder of its own, removed by `stop`.
            speed: Bytes a second for each connection; None for as fast as it goes.

        Raises:
            ValueError: `speed` is zero or less.
            SampleMediaError: ffmpeg failed.
            RuntimeError: there is no ffmpeg.
            OSError: the port is taken or the folder cannot be written.
        """
        pace = Pace(speed)
        async with contextlib.AsyncExitStack() as stack:
            kept = folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="boss-bot-site-")))
            site = cls(await fill_shelf(kept), pace)
            await site._listen(host, port, stack)
            site._closing = stack.pop_all()
        return site

    async def _listen(self, host: str, port: int, stack: contextlib.AsyncExitStack) -> None:
        # A client that leaves cancels its response, also one that waits at a gate.
        runner = web.ServerRunner(web.Server(self._traffic.answer, handler_cancellation=True, access_log=None))
        stack.push_async_callback(runner.cleanup)
        await runner.setup()
        await web.TCPSite(runner, host, port).start()
        self._address = f"{host}:{runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Cut every response that still runs, stop listening, and remove the media unless a folder was given."""
        self._traffic.cut_all()
        await self._closing.aclose()

    @property
    def address(self) -> str:
        """`host:port`, as in `BOSS_BOT_ALLOWED_ADDRESSES`."""
        return self._address

    @property
    def base_url(self) -> str:
        """The site's address as a link, without a slash at its end."""
        return f"http://{self._address}"

    def url(self, path: str) -> str:
        """Make a whole link of a path on the site."""
        return self.base_url + path

    @property
    def requests(self) -> list[SeenRequest]:
        """Every request so far, in the order they came."""
        return self._traffic.requests

    @property
    def speed(self) -> float | None:
        """Bytes a second for each connection, None for as fast as it goes; setting it is felt by running responses."""
        return self._traffic.pace.speed

    @speed.setter
    def speed(self, speed: float | None) -> None:
        self._traffic.pace.speed = speed

    def fetched(self, path: str) -> list[tuple[int, int]]:
        """List the half-open byte intervals sent of one file, one for each response, unmerged; see `SeenRequest`."""
        return fetched(self._traffic.requests, path)

    def hold(self, path: str, after: int = HELD_AFTER) -> Gate:
        """Hold every response for a path, running ones too, after its first bytes; see `Gate`.

        Args:
            path: The path on the site. A gate that stood there before is released.
            after: Bytes of each response's body that pass first.
        """
        return self._traffic.hold(path, after)

    async def idle(self) -> None:
        """Wait until no response is running, so that every `SeenRequest` is final."""
        await self._traffic.idle()
