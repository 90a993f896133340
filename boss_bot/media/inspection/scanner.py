"""The operator's virus scanner: ClamAV's daemon, asked over its socket.

Protocol: clamd(8), "COMMANDS", INSTREAM: the bytes go in pieces, each behind its length as a 32-bit number in network
order; a length of zero ends them. The answer names a signature and ends with FOUND, or is ``stream: OK``.
"""

import asyncio
from pathlib import Path
from typing import Protocol

import attrs
from loguru import logger

from boss_bot.domain.errors.file_faults import MalwareError, ScannerAwayError

_PIECE = 1 << 18
_LONGEST_ANSWER = 4096


class Scanner(Protocol):
    """Looks for malware in a file."""

    async def scan(self, path: Path) -> None:
        """Return when a file may be passed on.

        Raises:
            MalwareError: It may not.
            ScannerAwayError: Nobody can say, and somebody has to.
        """
        ...


@attrs.frozen(eq=False, repr=False)
class ClamScanner:
    """Asks clamd. Nothing of a file is looked at before it has answered.

    Attributes:
        address: ``unix:`` and a path, or ``host:port``.
        required: Whether a file of which clamd says nothing is refused; else it is passed on and the log warns.
        seconds: How long an answer may take.
    """

    address: str
    required: bool = True
    seconds: float = 60.0

    async def scan(self, path: Path) -> None:
        """See `Scanner.scan`."""
        try:
            async with asyncio.timeout(self.seconds):
                answer = await self._ask(path)
        except (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
            answer = type(error).__name__.encode()
        if answer.endswith(b" FOUND"):
            logger.warning("the virus scanner refuses a file")  # the signature's name may hold anything
            raise MalwareError
        if answer != b"stream: OK":
            logger.warning("the virus scanner says nothing of a file: {}", answer[:80])
            if self.required:
                raise ScannerAwayError

    async def _ask(self, path: Path) -> bytes:
        reader, writer = await self._connect()
        try:
            writer.write(b"zINSTREAM\0")
            with path.open("rb") as file:
                while piece := await asyncio.to_thread(file.read, _PIECE):
                    writer.write(len(piece).to_bytes(4, "big") + piece)
                    await writer.drain()
            writer.write(bytes(4))
            return (await reader.readuntil(b"\0")).rstrip(b"\0")
        except ConnectionError:  # clamd answers and hangs up when a file is over its limit
            return (await reader.read(_LONGEST_ANSWER)).rstrip(b"\0")
        finally:
            writer.transport.abort()

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self.address.startswith("unix:"):
            return await asyncio.open_unix_connection(self.address.removeprefix("unix:"), limit=_LONGEST_ANSWER)
        host, _, port = self.address.rpartition(":")
        return await asyncio.open_connection(host.strip("[]"), int(port), limit=_LONGEST_ANSWER)
