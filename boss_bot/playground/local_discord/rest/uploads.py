"""Bodies of requests: JSON, or a form of JSON and files (https://discord.com/developers/docs/reference#uploading-files)."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import attrs
from aiohttp import BodyPartReader, web

from boss_bot.playground.local_discord.files import FileStore
from boss_bot.playground.local_discord.rules import ApiError, refusals

FILE_FIELD = re.compile(r"files\[(\d{1,2})\]")
CHUNK = 256 * 1024


@attrs.frozen
class UploadedFile:
    """A file that came with a request; ``size`` in bytes, ``declared_type`` the media type its sender gave."""

    filename: str
    size: int
    declared_type: str | None
    path: Path


@attrs.define
class Body:
    """A request's body. ``refusal`` is what is wrong with it, if anything; it is all read nevertheless."""

    data: Any = None
    files: dict[int, UploadedFile] = attrs.field(factory=dict)
    refusal: ApiError | None = None

    def discard(self) -> None:
        """Throw the files away."""
        for file in self.files.values():
            file.path.unlink(missing_ok=True)


async def read_body(request: web.Request, store: FileStore, limit: int) -> Body | None:
    """Read a request's body; each file may have ``limit`` bytes. None: its sender went away in the middle."""
    body = Body()
    try:
        if request.content_type.startswith("multipart/"):
            await _read_form(request, store, limit, body)
        elif request.can_read_body:
            _take_json(body, await request.read())
    except ConnectionError:
        await asyncio.to_thread(body.discard)
        return None
    except ValueError:
        body.refusal = body.refusal or ApiError(400, 50035, "Invalid Form Body")
    return body


async def _read_form(request: web.Request, store: FileStore, limit: int, body: Body) -> None:
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            body.refusal = ApiError(400, 50035, "Invalid Form Body")
            break
        match = FILE_FIELD.fullmatch(part.name or "")
        if part.name == "payload_json":
            _take_json(body, bytes(await part.read()))
        elif match is not None:
            path, size = await store.write(_chunks(part), limit)
            name = part.filename or "unknown"
            declared = part.headers.get("Content-Type")
            body.files[int(match[1])] = UploadedFile(name, size, declared, path)
            if size > limit:
                body.refusal = body.refusal or refusals.request_too_large()
        else:
            await part.release()


async def _chunks(part: BodyPartReader) -> AsyncIterator[bytes]:
    while chunk := await part.read_chunk(CHUNK):
        yield bytes(chunk)


def _take_json(body: Body, raw: bytes) -> None:
    if not raw:
        return
    try:
        body.data = json.loads(raw)
    except ValueError:
        # Code 50109: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
        body.refusal = ApiError(400, 50109, "The request body contains invalid JSON.")
