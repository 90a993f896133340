"""The gate that every fetched file passes before it may be stored or posted."""

import asyncio
import os
import stat
from collections.abc import Sequence
from pathlib import Path

from boss_bot.domain.failures import FileTooLargeError
from boss_bot.domain.faults import WrongFileTypeError
from boss_bot.domain.media import CheckedFile
from boss_bot.media.signatures import HEAD, signature_of


class MediaCheck:
    """Looks at the bytes of what came. Implements the `Media` port."""

    async def check(self, found: Sequence[Path], *, size_limit: int) -> Sequence[CheckedFile]:
        """See `Media.check`."""
        return await asyncio.to_thread(_check_all, found, size_limit)


def _check_all(found: Sequence[Path], size_limit: int) -> list[CheckedFile]:
    checked = [_check(path) for path in found]
    largest = max((file.size for file in checked), default=0)
    if largest > size_limit:
        raise FileTooLargeError(size=largest, limit=size_limit)
    return checked


def _check(path: Path) -> CheckedFile:
    """Read the start of a plain file; a link, a pipe or a second name of another file is refused unopened."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        raise WrongFileTypeError from error
    try:
        found = os.fstat(handle)
        signature = signature_of(os.read(handle, HEAD)) if stat.S_ISREG(found.st_mode) and found.st_nlink == 1 else None
    finally:
        os.close(handle)
    if signature is None:
        raise WrongFileTypeError
    return CheckedFile(path, signature.mime, signature.kind, signature.suffix, found.st_size)
