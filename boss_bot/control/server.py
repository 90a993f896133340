"""The bot's side: one question a connection, a line of JSON each way.

Who may open the socket is the file system's affair: it lies in the data directory, which is its owner's alone.
"""

import asyncio
import json
import socket
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import attrs
from loguru import logger

from boss_bot.control.asking import RefusedError
from boss_bot.control.place import MOST_BYTES, NAME, short_name
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.jobs.error_record import record

Acts = Mapping[str, Callable[..., Awaitable[Any]]]
"""What may be asked, by name; each takes texts by name, and answers with what JSON can hold."""

_LEVELS = {"status": "DEBUG", "jobs": "DEBUG", "show": "DEBUG"}  # looking changes nothing
_PATIENCE = 5.0  # seconds in which a question has to arrive


@attrs.define(eq=False, repr=False)
class Control:
    """The socket, while the bot runs."""

    folder: Path
    acts: Acts
    _server: asyncio.Server | None = attrs.field(default=None, init=False)

    async def start(self) -> None:
        """Listen. A socket that a crash left is replaced: the lock on the folder says that no other bot runs."""
        (self.folder / NAME).unlink(missing_ok=True)
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        with short_name(self.folder) as name:
            listening.bind(name)
        (self.folder / NAME).chmod(0o600)
        self._server = await asyncio.start_unix_server(self._serve, sock=listening, limit=MOST_BYTES)

    async def stop(self) -> None:
        """Listen no more."""
        if self._server:
            self._server.close()
            (self.folder / NAME).unlink(missing_ok=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(_PATIENCE):
                line = await reader.readline()
            writer.write(json.dumps(await self._answer(line)).encode() + b"\n")
            await writer.drain()
        except (TimeoutError, ConnectionError, ValueError):  # too slow, gone, or too long
            logger.debug("a question at the control socket came to nothing")
        finally:
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()

    async def _answer(self, line: bytes) -> Mapping[str, Any]:
        try:
            question = json.loads(line)
            act, arguments = self.acts[question["act"]], {str(k): v for k, v in question["arguments"].items()}
        except (ValueError, TypeError, KeyError, AttributeError):
            return {"refused": "this bot does not know that question; it is of another version"}
        logger.log(_LEVELS.get(question["act"], "INFO"), "asked at the control socket: {}", question["act"])
        try:
            return {"answer": await act(**arguments)}
        except BossBotError as error:
            return {"error": attrs.asdict(record(error))}
        except (RefusedError, TypeError) as error:
            return {"refused": str(error)}
