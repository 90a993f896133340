"""The card that hands the files over."""

from collections.abc import Sequence
from pathlib import Path

from boss_bot.discord.language import N_, _, ngettext, speaking
from boss_bot.discord.text.amounts import duration_text, files_text, size_text
from boss_bot.discord.text.escape import clean, plain
from boss_bot.discord.views.parts import Accent, Card, Part, card
from boss_bot.discord.views.result_buttons import done_buttons, partly_done, post_buttons
from boss_bot.discord.views.shown_media import shown_media
from boss_bot.discord.views.wording import foot, source_line
from boss_bot.domain.content.media import StoredFile
from boss_bot.domain.jobs.job import Job
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.jobs.parcels import Route

_TEXT_LENGTH = 1000  # with the escaping twice as much, of the 4000 that a message may have
_MOST_NUMBERS = 20
_PRIVATE = N_(
    "Only you can see this. It disappears when you dismiss it or restart Discord, so save what you want to keep."
)
_KEPT = N_("I had this already, so you did not have to wait for the site.")
_DIRECT = N_("This comes as a direct message because it could not be shown where you asked for it.")
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
    public = Route.CARD if request.terms.open_card else Route.CHANNEL
    with speaking(request.guild_locale if route is Route.CHANNEL else request.locale):
        closing = {Route.CARD: _(_PRIVATE), Route.DIRECT: _(_DIRECT)}.get(route) if route is not public else None
        buttons = {Route.CARD: done_buttons, Route.CHANNEL: post_buttons}.get(route)
        closing = closing or _("Requested by {member}.", member=f"<@{request.owner}>")
        return _drawn(look, files, span, closing, buttons(look.job) if buttons else None)


def _drawn(
    look: Look, files: Sequence[tuple[StoredFile, Path]], span: Span | None, closing: str, buttons: Part | None
) -> Card:
    return card(
        Accent.YELLOW if partly_done(look.job) else Accent.GREEN,
        _title(look, [file for file, path in files], span),
        source_line(look.job),
        _lack(look.job),
        _words(look.job),
        *shown_media(look.job, files),
        _(_KEPT) if look.kept else "",
        _(_MORE) if span and span[1] < span[2] else "",
        closing,
        buttons,
        foot(look.job),
    )


def _lack(job: Job) -> str:
    """Name the items that did not come, by their numbers in the post."""
    missing = job.metadata.missing if job.metadata else ""
    if not missing:
        return ""
    if missing.isdecimal():
        return _("Item {number} could not be fetched.", number=missing)
    numbers = missing.replace("-", "–").split(",")
    more = ["…"] if len(numbers) > _MOST_NUMBERS else []
    return _("Items {numbers} could not be fetched.", numbers=", ".join(numbers[:_MOST_NUMBERS] + more))


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
