"""The files the sample site serves: made at the first start, found again in a folder that is kept."""

import asyncio
import hashlib
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import attrs

from boss_bot.playground.sample_site.making import find_ffmpeg, fingerprint, home, make_media
from boss_bot.playground.sample_site.recipes import RECIPES, Recipe

_STAMP = "made.json"


@attrs.frozen
class MediaFile:
    """One piece of media on the site, with all that is needed to check a download against it.

    Attributes:
        path: Where it is served, for example `/clip.mp4`.
        content_type: What it is served as.
        size: Length in bytes.
        sha256: Lower-case hex digest of the bytes.
        file: The file on this disk; it is gone after `SampleSite.stop` unless a folder was given.
        content: The bytes themselves, held in memory for serving.
    """

    path: str
    content_type: str
    size: int
    sha256: str
    file: Path
    content: bytes = attrs.field(repr=False, eq=False)


async def fill_shelf(folder: Path) -> Mapping[str, MediaFile]:
    """Make the site's files in `folder`, or take those an earlier start with the same ffmpeg left there whole.

    Args:
        folder: Created if it is missing. Only the site's own file names in it are touched.

    Returns:
        The files by the path they are served at.

    Raises:
        SampleMediaError: ffmpeg failed.
        RuntimeError: there is no ffmpeg.
        OSError: the folder cannot be written.
    """
    return await asyncio.to_thread(_fill, folder)


def _fill(folder: Path) -> Mapping[str, MediaFile]:
    folder.mkdir(parents=True, exist_ok=True)
    ffmpeg = find_ffmpeg()
    mark = fingerprint(ffmpeg)
    kept = _read_all(folder)
    if kept is not None and _stamp_in(folder) == _stamp_of(mark, kept):
        return kept
    with tempfile.TemporaryDirectory(prefix=".making-", dir=folder) as draft:
        make_media(ffmpeg, Path(draft))
        for recipe in RECIPES:  # by rename, so that nobody sees a half-made file
            home(Path(draft), recipe).replace(home(folder, recipe))
    made = {recipe.path: _read(folder, recipe) for recipe in RECIPES}
    (folder / _STAMP).write_text(_stamp_of(mark, made), encoding="utf-8")
    return made


def _stamp_of(mark: str, files: Mapping[str, MediaFile]) -> str:
    return json.dumps({"made_by": mark, "sha256": {path: item.sha256 for path, item in files.items()}}, indent=2)


def _stamp_in(folder: Path) -> str | None:
    stamp = folder / _STAMP
    return stamp.read_text(encoding="utf-8", errors="replace") if stamp.is_file() else None


def _read_all(folder: Path) -> Mapping[str, MediaFile] | None:
    if not all(home(folder, recipe).is_file() for recipe in RECIPES):
        return None
    return {recipe.path: _read(folder, recipe) for recipe in RECIPES}


def _read(folder: Path, recipe: Recipe) -> MediaFile:
    file = home(folder, recipe)
    content = file.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return MediaFile(recipe.path, recipe.content_type, len(content), digest, file, content)
