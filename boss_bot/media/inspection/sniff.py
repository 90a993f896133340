"""The first look at a file: at its start alone, and only where it is a plain file of its own."""

import os
import stat
from pathlib import Path

from boss_bot.domain.content.media import CheckedFile
from boss_bot.domain.errors.faults import WrongFileTypeError
from boss_bot.media.inspection.signatures import HEAD, signature_of


def sniff(path: Path) -> CheckedFile:
    """Read the start of a plain file; a link, a pipe or a second name of another file is refused unopened.

    Raises:
        WrongFileTypeError: It is none of the kinds that are passed on.
    """
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
