"""The card that hands the files over."""

from collections.abc import Sequence
from pathlib import Path

from hikari.impl import FileComponentBuilder, MediaGalleryComponentBuilder, MediaGalleryItemBuilder

from boss_bot.discord.amounts import duration_text, files_text, size_text
from boss_bot.discord.escape import clean, cut, plain
from boss_bot.discord.language import N_, _, ngettext, speaking
from boss_bot.discord.views.parts import Accent, Card, Part, card
from boss_bot.discord.views.upload import Upload
from boss_bot.discord.views.wording import foot, site_name, source_line
from boss_bot.domain.job import Job
from boss_bot.domain.look import Look
from boss_bot.domain.media import MediaKind, StoredFile

_ALT_LENGTH = 1024  # Discord: components reference, media gallery item
_TEXT_LENGTH = 1000  # with the escaping twice as much, of the 4000 that a message may have
_PRIVATE = N_(
    "Only you can see this. It disappears when you dismiss it or restart Discord, so save what you want to keep."
)
_DIRECT = N_("This comes as a direct message because the live card of this download had ended.")
_KINDS = {MediaKind.IMAGE: N_("Image"), MediaKind.VIDEO: N_("Video"), MediaKind.AUDIO: N_("Sound")}


def done_card(look: Look, files: Sequence[tuple[StoredFile, Path]], *, direct: bool = False) -> Card:
    """Draw a finished job with its files in its owner's language: a gallery, and sounds as files to play.

    Args:
        look: The job, with its files.
        files: Each file and where it is on disk; at most ten, which is what Discord takes in a message.
        direct: Whether the card goes out as a direct message.
    """
    with speaking(look.job.request.locale):
        return _drawn(look, files, _(_DIRECT) if direct else _(_PRIVATE))


def _drawn(look: Look, files: Sequence[tuple[StoredFile, Path]], fate: str) -> Card:
    uploads = list(zip(_unique_names([file.name for file, path in files]), files, strict=True))
    return card(
        Accent.GREEN,
        _title(look, [file for file, path in files]),
        source_line(look.job),
        _words(look.job),
        _gallery(look.job, [(name, one) for name, one in uploads if one[0].kind is not MediaKind.AUDIO]),
        *(
            _sound(name, path, hidden=look.job.for_adults)
            for name, (file, path) in uploads
            if file.kind is MediaKind.AUDIO
        ),
        fate,
        foot(look.job),
    )


def _title(look: Look, files: Sequence[StoredFile]) -> str:
    job = look.job
    wanted = job.metadata.items if job.metadata else None
    number = files_text(len(files))
    if wanted and wanted > len(files):
        number = ngettext("{here} of {n} file", "{here} of {n} files", wanted, here=len(files))
    took = duration_text((look.at - (job.started_at or job.created_at)).total_seconds())
    return _(
        "Done – {files}, {size}, {time}", files=number, size=size_text(sum(file.size for file in files)), time=took
    )


def _words(job: Job) -> str:
    """Return the post's own words as a quotation, when they were asked for."""
    said = job.metadata.text if job.metadata and job.request.options.text else ""
    return f"> {plain(said, _TEXT_LENGTH)}" if clean(said) else ""


def _gallery(job: Job, shown: Sequence[tuple[str, tuple[StoredFile, Path]]]) -> Part | None:
    if not shown:
        return None
    gallery = MediaGalleryComponentBuilder()
    for index, (name, (file, path)) in enumerate(shown, start=1):
        alt = _alt(job, file, index, len(shown))
        gallery.add_item(
            MediaGalleryItemBuilder(media=Upload(path, filename=name), description=alt, spoiler=job.for_adults)
        )
    return gallery


def _sound(name: str, path: Path, *, hidden: bool) -> Part:
    return FileComponentBuilder(file=Upload(path, filename=name), spoiler=hidden)


def _alt(job: Job, file: StoredFile, index: int, number: int) -> str:
    """Describe a file for somebody who can not see it. Alt text is no markdown, so it is cleaned, not escaped."""
    what = _(_KINDS[file.kind])
    if number > 1:
        what = _("{kind} {number} of {all}", kind=what, number=index, all=number)
    if described := clean(file.alt):
        return cut(f"{what}: {described}", _ALT_LENGTH)
    if title := clean(job.metadata.title) if job.metadata else "":
        said = _("{kind} from {site}, posted as “{title}”, no description given by the author")
        return cut(said.format(kind=what, site=site_name(job), title=cut(title, 300)), _ALT_LENGTH)
    return _("{kind} from {site}, no description given by the author", kind=what, site=site_name(job))


def _unique_names(names: Sequence[str]) -> list[str]:
    """Number the names that come twice: Discord finds a file of a message by its name alone."""
    seen: set[str] = set()
    unique: list[str] = []
    for index, name in enumerate(names, start=1):
        fresh = name if name.lower() not in seen else f"{index}-{name}"
        seen.add(fresh.lower())
        unique.append(fresh)
    return unique
