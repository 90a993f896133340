"""Keeps the code of attrs' methods from one start to the next, beside what Python keeps of its modules.

attrs writes the methods of a class as text and compiles that whenever the class is made. hikari and Boss-Bot have
nearly eight hundred classes, and compiling their methods is a fifth of the start; the text is the same at each start.
"""

import marshal
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from importlib import import_module
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from types import CodeType
from typing import Any

_SALTED = "hash((\n"
"""After it attrs (26.1) writes a number that tells classes apart, another one at each start; any number will do."""

_DIGEST_BYTES = 32


class KeptCode:
    """A ``compile`` that remembers.

    Args:
        file: Where the code is kept. As with Python's own caches, whoever can write there can have code run.
    """

    def __init__(self, file: Path) -> None:
        self._file, self._new = file, False
        self._used: dict[tuple[str, str], CodeType] = {}
        self._kept: dict[tuple[str, str], CodeType] = {}
        with suppress(OSError):
            written = file.read_bytes()
            if written[:_DIGEST_BYTES] == _digest(written[_DIGEST_BYTES:]):
                self._kept = marshal.loads(written[_DIGEST_BYTES:])  # noqa: S302 - see above

    def compile(self, source: str, filename: str, mode: str) -> CodeType:
        """Return the code of a text, as the builtin does."""
        before, salted, after = source.partition(_SALTED)
        key = filename, before + after.partition("\n")[2] if salted else before
        code = self._kept.get(key)
        if code is None:
            code, self._new = compile(source, filename, mode), True
        self._used[key] = code
        return code

    def save(self) -> None:
        """Keep what was used if any of it is new; where nothing can be written, all goes on without."""
        if not self._new or sys.dont_write_bytecode:
            return
        draft = self._file.with_suffix(f".{os.getpid()}")
        kept = marshal.dumps(self._used)
        with suppress(OSError):
            try:
                draft.write_bytes(_digest(kept) + kept)
                draft.chmod(0o644)  # as Python's own: whoever runs the bot may read it
                draft.replace(self._file)  # at once, so that nobody reads a half
            finally:
                draft.unlink(missing_ok=True)


def _digest(kept: bytes) -> bytes:
    """Return what tells whether kept code is whole, and for this Python."""
    return blake2b(kept, digest_size=_DIGEST_BYTES, key=MAGIC_NUMBER).digest()


def kept_file() -> Path:
    """Return where the code is kept; Python's version is in the name."""
    return Path(cache_from_source(__file__)).with_suffix(".attrs")


@contextmanager
def kept_code(writer: str = "attr._make") -> Iterator[None]:
    """Let attrs use code that was kept, for the classes that are made until the block is left.

    Args:
        writer: The module in which attrs (26.1) calls ``compile``: there is no public way. Where it is not to be found,
            all goes on without.
    """
    kept = KeptCode(kept_file())
    try:
        making: Any = import_module(writer)
    except ModuleNotFoundError:
        making = kept  # where nobody looks for it
    making.compile = kept.compile  # found before the builtin of that name
    try:
        yield
    finally:
        del making.compile
        kept.save()
