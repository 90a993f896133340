"""The files of a message as its reader meets them: a gallery, and files for what no gallery shows."""

from collections.abc import Sequence
from pathlib import Path

from hikari.impl import FileComponentBuilder, MediaGalleryComponentBuilder, MediaGalleryItemBuilder

from boss_bot.discord.views.alt_text import alt_text
from boss_bot.discord.views.file_names import FileName, file_names
from boss_bot.discord.views.parts import Part
from boss_bot.discord.views.upload import Upload
from boss_bot.domain.content.media import MediaKind, StoredFile
from boss_bot.domain.jobs.job import Job

_NOT_PLAYED = frozenset({"video/x-matroska"})
"""Videos that Discord's clients offer as downloads only."""


def shown_media(job: Job, files: Sequence[tuple[StoredFile, Path]]) -> list[Part | None]:
    """Draw the files of one message: pictures and videos in one gallery, the rest one by one."""
    uploads = list(zip(file_names([file.name for file, path in files]), files, strict=True))
    gallery = _gallery(job, [(name, one) for name, one in uploads if _in_gallery(one[0])])
    return [gallery, *(_file(job, name, path) for name, (file, path) in uploads if not _in_gallery(file))]


def _gallery(job: Job, shown: Sequence[tuple[FileName, tuple[StoredFile, Path]]]) -> Part | None:
    if not shown:
        return None
    gallery = MediaGalleryComponentBuilder()
    for index, (name, (file, path)) in enumerate(shown, start=1):
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
