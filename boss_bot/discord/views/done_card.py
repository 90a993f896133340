"""The card that hands the files over."""

from collections.abc import Sequence
from pathlib import Path

from hikari.impl import FileComponentBuilder, MediaGalleryComponentBuilder, MediaGalleryItemBuilder

from boss_bot.discord.amounts import duration_text, files_text, size_text
from boss_bot.discord.escape import clean, plain
from boss_bot.discord.language import N_, _, ngettext, speaking
from boss_bot.discord.views.alt_text import alt_text
from boss_bot.discord.views.job_buttons import done_buttons
from boss_bot.discord.views.parts import Accent, Card, Part, card
from boss_bot.discord.views.upload import Upload
from boss_bot.discord.views.wording import foot, source_line
from boss_bot.domain.job import Job
from boss_bot.domain.look import Look
from boss_bot.domain.media import MediaKind, StoredFile
from boss_bot.domain.parcels import Route

_TEXT_LENGTH = 1000  # with the escaping twice as much, of the 4000 that a message may have
_NOT_PLAYED = frozenset({"video/x-matroska"})
_PRIVATE = N_(
    "Only you can see this. It disappears when you dismiss it or restart Discord, so save what you want to keep."
)
_KEPT = N_("I had this already, so you did not have to wait for the site.")
_DIRECT = N_("This comes as a direct message because the live card of this download had ended.")
_MORE = N_("More files of this download come in further messages.")

Span = tuple[int, int, int]
"""The first and the last of the files in a message, counted from 1, and how many there are in all."""


def done_card(
    look: Look, files: Sequence[tuple[StoredFile, Path]], *, route: Route = Route.CARD, span: Span | None = None
) -> Card:
    """Draw a finished job with its files in its owner's language: a gallery, and sounds as files to play.

    Args:
        look: The job, with its files.
        files: Each file and where it is on disk; at most ten, which is what Discord takes in a message.
        route: How the card reaches its member; what goes into a channel is seen by all.
        span: Which of the files these are, None when they are all.
    """
    request = look.job.request
    with speaking(request.guild_locale if route is Route.CHANNEL else request.locale):
        closing = {Route.CARD: _(_PRIVATE), Route.DIRECT: _(_DIRECT)}.get(route)
        closing = closing or _("Requested by {member}.", member=f"<@{request.owner}>")
        return _drawn(look, files, span, closing, done_buttons(look.job) if route is Route.CARD else None)


def _drawn(
    look: Look, files: Sequence[tuple[StoredFile, Path]], span: Span | None, closing: str, buttons: Part | None
) -> Card:
    uploads = list(zip(_unique_names([file.name for file, path in files]), files, strict=True))
    return card(
        Accent.GREEN,
        _title(look, [file for file, path in files], span),
        source_line(look.job),
        _words(look.job),
        _gallery(look.job, [(name, one) for name, one in uploads if _in_gallery(one[0])]),
        *(_file(look.job, name, path) for name, (file, path) in uploads if not _in_gallery(file)),
        _(_KEPT) if look.kept else "",
        _(_MORE) if span and span[1] < span[2] else "",
        closing,
        buttons,
        foot(look.job),
    )


def _title(look: Look, files: Sequence[StoredFile], span: Span | None) -> str:
    job = look.job
    wanted = job.metadata.items if job.metadata else None
    number = files_text(len(files))
    if wanted and wanted > len(files):
        number = ngettext("{here} of {n} file", "{here} of {n} files", wanted, here=len(files))
    if span:
        number = _("files {first} to {last} of {all}", first=span[0], last=span[1], all=span[2])
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
        alt = alt_text(job, file, index, len(shown))
        gallery.add_item(
            MediaGalleryItemBuilder(media=Upload(path, filename=name), description=alt, spoiler=_hidden(job))
        )
    return gallery


def _in_gallery(file: StoredFile) -> bool:
    """Say whether Discord's clients show a file in a gallery; sounds, and what they do not play, go as files."""
    return file.kind is not MediaKind.AUDIO and file.mime not in _NOT_PLAYED


def _file(job: Job, name: str, path: Path) -> Part:
    return FileComponentBuilder(file=Upload(path, filename=name), spoiler=_hidden(job))


def _hidden(job: Job) -> bool:
    """Say whether the media is covered until somebody clicks on it: as it was wished, or because it is marked 18+."""
    return job.request.options.spoiler or job.for_adults


def _unique_names(names: Sequence[str]) -> list[str]:
    """Number the names that come twice: Discord finds a file of a message by its name alone."""
    seen: set[str] = set()
    unique: list[str] = []
    for index, name in enumerate(names, start=1):
        fresh = name if name.lower() not in seen else f"{index}-{name}"
        seen.add(fresh.lower())
        unique.append(fresh)
    return unique
