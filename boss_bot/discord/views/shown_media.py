"""The files of a message as its reader meets them: a gallery, and files for what no gallery shows."""

from collections.abc import Sequence
from pathlib import Path

import attrs
from hikari.impl import FileComponentBuilder, MediaGalleryComponentBuilder, MediaGalleryItemBuilder

from boss_bot.discord.views.alt_text import alt_text
from boss_bot.discord.views.file_names import FileName, file_names
from boss_bot.discord.views.parts import Part
from boss_bot.discord.views.upload import Upload
from boss_bot.domain.content.media import MediaKind, StoredFile
from boss_bot.domain.jobs.job import Job

_NOT_PLAYED = frozenset({"video/x-matroska"})
"""Videos that Discord's clients offer as downloads only."""

MOST_FILES = 10
"""Files of a message (Discord: error 30015)."""


def shown_media(job: Job, files: Sequence[tuple[StoredFile, Path]]) -> list[Part | None]:
    """Draw the files of one message: pictures and videos in one gallery, the rest one by one.

    A video that the clients do not play is a file, and its poster stands in the gallery for it, where there is room.
    """
    room = MOST_FILES - len(files)
    still = {n: p for n, one in enumerate(files) if not _in_gallery(one[0]) and (p := one[0].poster_beside(one[1]))}
    still = {n: still[n] for n in list(still)[: max(0, room)]}
    names = file_names([*(file.name for file, _ in files), *(f"{files[n][0].name}.jpg" for n in still)])
    own, posters = names[: len(files)], dict(zip(still, names[len(files) :], strict=True))
    shown = [
        (posters[n], attrs.evolve(file, kind=MediaKind.IMAGE), still[n]) if n in still else (own[n], file, path)
        for n, (file, path) in enumerate(files)
        if n in still or _in_gallery(file)
    ]
    plain = [(name, path) for name, (file, path) in zip(own, files, strict=True) if not _in_gallery(file)]
    return [_gallery(job, shown), *(_file(job, name, path) for name, path in plain)]


def _gallery(job: Job, shown: Sequence[tuple[FileName, StoredFile, Path]]) -> Part | None:
    if not shown:
        return None
    gallery = MediaGalleryComponentBuilder()
    for index, (name, file, path) in enumerate(shown, start=1):
        alt = alt_text(job, file, index, len(shown))
        gallery.add_item(
            MediaGalleryItemBuilder(media=Upload(path, filename=name), description=alt, spoiler=_hidden(job))
        )
    return gallery


def _in_gallery(file: StoredFile) -> bool:
    """Say whether Discord's clients show a file in a gallery; sounds, and what they do not play, go as files."""
    return file.kind is not MediaKind.AUDIO and file.mime not in _NOT_PLAYED


def _file(job: Job, name: FileName, path: Path) -> Part:
    return FileComponentBuilder(file=Upload(path, filename=name), spoiler=_hidden(job))


def _hidden(job: Job) -> bool:
    """Say whether the media is covered until somebody clicks on it: as it was wished, or because it is marked 18+."""
    return job.request.options.spoiler or job.for_adults
