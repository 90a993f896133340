"""Which files go into one message."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from boss_bot.domain.content.media import StoredFile

MOST_FILES = 10
"""Files in one message (Discord: error 30015)."""

_MOST_BYTES = 100 * 2**20
"""Bytes of one request: Discord counts each file for itself, but what stands before it was seen to refuse 200 MiB
(discord-api-docs #7603). An answer 413 is the truth."""

Files = Sequence[tuple[StoredFile, Path]]
Keyed = Mapping[str, tuple[StoredFile, Path]]
"""Files by a key that stays the same over restarts and a second download."""


def keyed(files: Files) -> Keyed:
    """Give each file its key: its place and its content."""
    return {f"{place}-{file.sha256[:16]}": (file, path) for place, (file, path) in enumerate(files, start=1)}


def is_first(keys: Sequence[str]) -> bool:
    """Say whether a batch holds the first file of its job."""
    return any(key.startswith("1-") for key in keys)


def first_batch(files: Keyed, *, most: int = MOST_FILES) -> Keyed:
    """Return the first files that go into one message: at least one, at most ``most``."""
    batch: dict[str, tuple[StoredFile, Path]] = {}
    size = 0
    for key, (file, path) in files.items():
        size += file.size
        if batch and (len(batch) == most or size > _MOST_BYTES):
            break
        batch[key] = (file, path)
    return batch


def without(files: Keyed, gone: Keyed | Sequence[str]) -> Keyed:
    """Return the files whose keys are not among those that are gone."""
    return {key: entry for key, entry in files.items() if key not in gone}
