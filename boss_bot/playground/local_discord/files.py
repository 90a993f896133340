"""The files of messages: kept on disk, handed out under signed addresses that expire."""

import asyncio
import hmac
import mimetypes
import secrets
import shutil
import tempfile
from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import attrs

from boss_bot.playground.local_discord.clock import Clock
from boss_bot.playground.local_discord.world import Attachment

ADDRESS_LIFETIME_S = 24 * 3600.0
"""How long a signed address works. Discord's own last about a day."""

# Python's own table: what a machine's /etc/mime.types adds would make answers differ between machines.
_TYPES = mimetypes.MimeTypes()


@attrs.define(eq=False)
class FileStore:
    """Keep uploaded bytes in ``folder`` (a temporary one, removed at the end, when none is given)."""

    clock: Clock
    folder: Path | None = None
    origin: str = ""
    _own: Path | None = attrs.field(default=None, init=False)
    _secret: bytes = attrs.field(factory=lambda: secrets.token_bytes(32), init=False, repr=False)

    def open(self) -> None:
        """Make the folder."""
        if self.folder is None:
            self._own = self.folder = Path(tempfile.mkdtemp(prefix="local-discord-"))
        self.folder.mkdir(parents=True, exist_ok=True)

    async def close(self) -> None:
        """Remove the folder, if it is a temporary one."""
        if self._own is not None:
            await asyncio.to_thread(shutil.rmtree, self._own, ignore_errors=True)

    async def write(self, chunks: AsyncIterator[bytes], limit: int) -> tuple[Path, int]:
        """Store what comes and return where, and how many bytes it was.

        Everything is read even when it is more than ``limit`` bytes (a client that is cut off while it sends sees a
        broken connection instead of the answer), but only so much is kept; nothing, when it breaks off.
        """
        path = self._fresh_path()
        size, complete = 0, False
        handle = await asyncio.to_thread(path.open, "wb")
        try:
            async for chunk in chunks:
                size += len(chunk)
                if size <= limit:
                    await asyncio.to_thread(handle.write, chunk)
            complete = True
        finally:
            handle.close()
            if not complete:
                path.unlink()
        return path, size

    def keep(self, content: bytes) -> Path:
        """Store bytes that are here already, and return where."""
        path = self._fresh_path()
        path.write_bytes(content)
        return path

    def address(self, attachment: Attachment) -> str:
        """Return a fresh address of ``attachment``, signed as Discord's are: ``ex``, ``is`` and ``hm``."""
        now = int(self.clock.now())
        issued, expires = f"{now:x}", f"{now + int(ADDRESS_LIFETIME_S):x}"
        path = f"/attachments/{attachment.channel_id}/{attachment.id}/{quote(attachment.filename)}"
        return f"{self.origin}{path}?ex={expires}&is={issued}&hm={self._mark(attachment.id, expires, issued)}"

    def may_read(self, attachment: Attachment, expires: str, issued: str, mark: str) -> bool:
        """Say whether an address with these query values is genuine and has not expired."""
        if not hmac.compare_digest(mark.encode(), self._mark(attachment.id, expires, issued).encode()):
            return False
        return int(expires, 16) > self.clock.now()

    def _fresh_path(self) -> Path:
        if self.folder is None:
            raise RuntimeError("the file store is not open")
        return self.folder / secrets.token_hex(16)

    def _mark(self, attachment_id: int, expires: str, issued: str) -> str:
        return hmac.new(self._secret, f"{attachment_id}/{expires}/{issued}".encode(), sha256).hexdigest()


def content_type_of(filename: str, declared: str | None) -> str | None:
    """Return the media type of a file: by its name, else as the sender declared it, else None."""
    guessed, _ = _TYPES.guess_type(filename, strict=False)
    return next((name for name in (guessed, declared) if name not in (None, "application/octet-stream")), None)
