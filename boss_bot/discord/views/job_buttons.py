"""Which buttons a job has in which state. Their handlers are in ``commands/``, under the same actions."""

from collections.abc import Mapping

from hikari import ButtonStyle
from hikari.impl import InteractiveButtonBuilder, MessageActionRowBuilder

from boss_bot.discord.language import N_, _
from boss_bot.discord.views.parts import button, row
from boss_bot.domain.content.options import MediaWanted
from boss_bot.domain.errors.undelivered import UnsurePostError
from boss_bot.domain.jobs.error_record import restore
from boss_bot.domain.jobs.job import Job, JobState

_HOLD = ("pause", N_("Hold"), ButtonStyle.SECONDARY)
_PAUSE = ("pause", N_("Pause"), ButtonStyle.PRIMARY)
_RESUME = ("resume", N_("Resume"), ButtonStyle.PRIMARY)
_UP = ("up", N_("Move up"), ButtonStyle.SECONDARY)
_TRY_NOW = ("retry", N_("Try now"), ButtonStyle.PRIMARY)
_RETRY = ("retry", N_("Retry"), ButtonStyle.PRIMARY)
_OTHER = ("other", N_("Try other quality"), ButtonStyle.SECONDARY)
DETAILS = ("details", N_("Details"), ButtonStyle.SECONDARY)
_HELP = ("help", N_("Help"), ButtonStyle.SECONDARY)
_START_AGAIN = ("again", N_("Start again"), ButtonStyle.SECONDARY)
DOWNLOAD_AGAIN = ("again", N_("Download again"), ButtonStyle.SECONDARY)
_POST_AGAIN = ("post", N_("Post again"), ButtonStyle.PRIMARY)
_THERE = ("there", N_("It's there"), ButtonStyle.SECONDARY)
_CANCEL = ("cancel", N_("Cancel"), ButtonStyle.SECONDARY)

_OF_STATE: Mapping[JobState, tuple[tuple[str, str, ButtonStyle], ...]] = {
    JobState.QUEUED: (_HOLD, _CANCEL),
    JobState.RETRY_WAIT: (_TRY_NOW, _HOLD, _CANCEL),
    JobState.PAUSED: (_RESUME, _CANCEL),
    JobState.DOWNLOADING: (_PAUSE, DETAILS, _CANCEL),
    JobState.PROCESSING: (_PAUSE, DETAILS, _CANCEL),
    JobState.UPLOADING: (DETAILS,),
    JobState.COMPLETED: (DOWNLOAD_AGAIN, DETAILS),
    JobState.CANCELLED: (_START_AGAIN,),
    JobState.FAILED: (DETAILS, _HELP),
}
_IN_LIST: Mapping[JobState, tuple[str, str, ButtonStyle]] = {
    JobState.QUEUED: _CANCEL,
    JobState.RETRY_WAIT: _TRY_NOW,
    JobState.PAUSED: _RESUME,
    JobState.DOWNLOADING: _PAUSE,
    JobState.PROCESSING: _PAUSE,
}


def job_buttons(job: Job, *, behind_own: bool = False) -> MessageActionRowBuilder | None:
    """Build the buttons of a job's card, the primary one first; None in states that have none.

    A failed job has one where trying the same again may help.

    Args:
        job: Whose card it is.
        behind_own: Whether it can change places with another of its member's.
    """
    offered = _OF_STATE.get(job.state, ())
    if job.state is JobState.FAILED and (job.error is None or not restore(job.error).permanent):
        offered = (_RETRY, _OTHER, DETAILS) if _is_recording(job) else (_RETRY, DETAILS)
    if job.error and isinstance(restore(job.error), UnsurePostError):
        offered = (_POST_AGAIN, _THERE)
    if job.state is JobState.QUEUED and behind_own:
        offered = (_UP, *offered)
    return row(*(button(action, _(label), job.id, style) for action, label, style in offered))


def _is_recording(job: Job) -> bool:
    """Say whether a site may have other versions of what was asked for."""
    found, wanted = job.metadata, job.request.options.media
    return found is not None and bool(found.duration) and wanted is not MediaWanted.AUDIO


def panel_button(job: Job) -> InteractiveButtonBuilder:
    """Build the one button that a job has on the live panel of several; the rest is behind its Details."""
    action, label, style = {JobState.PAUSED: _RESUME, JobState.RETRY_WAIT: _TRY_NOW}.get(job.state, DETAILS)
    return button(action, _(label), job.id, style)


def living_buttons(job: Job) -> MessageActionRowBuilder | None:
    """Build the buttons of a living job for a message that shows its details already."""
    offered = _OF_STATE.get(job.state, ())
    return row(*(button(action, _(label), job.id, style) for action, label, style in offered if action != "details"))


def cancel_button(job: Job) -> InteractiveButtonBuilder:
    """Build the button that ends a job."""
    action, label, style = _CANCEL
    return button(action, _(label), job.id, style)


def watch_button(job: Job) -> InteractiveButtonBuilder:
    """Build the button that brings a fresh live view."""
    return button("watch", _("Keep watching"), job.id, ButtonStyle.PRIMARY)


def list_button(job: Job) -> InteractiveButtonBuilder | None:
    """Build the one button that a job has in a list; None in states that have none."""
    if job.state not in _IN_LIST:
        return None
    action, label, style = _IN_LIST[job.state]
    return button(action, _(label), job.id, style)
