"""Words for what somebody asks of a job and may not, or not any more."""

from boss_bot.discord.language import N_, _
from boss_bot.discord.words.sharing import OF_SHARING
from boss_bot.discord.words.words import Table, Words
from boss_bot.domain.errors.refusals import JobIsOverError, NotKeptError, NotYourJobError, TooLateError, UnknownJobError

_ENDS = {
    "completed": N_("Already done"),
    "cancelled": N_("Already cancelled"),
    "failed": N_("Already failed"),
}
_OVER = N_("Already over")
_STAGES = {
    "processing": N_("The files are here already and are being checked."),
    "uploading": N_("The files are on their way to Discord already."),
}
_PAST = N_("The download is past that point.")


def _over(error: JobIsOverError) -> Words:
    return Words(
        _(_ENDS.get(error.state, _OVER)),
        _("This download has ended, so there is nothing left to change."),
        _("Start it again with `/download link` if you like."),
    )


def _too_late(error: TooLateError) -> Words:
    where = _STAGES.get(error.state, _PAST)
    return Words(_("Too late for that"), _(where), _("Wait a moment: it ends by itself."))


OF_PRESSES: Table = {
    **OF_SHARING,
    UnknownJobError: Words(
        N_("I don't know this download"),
        N_("There is none with this number here; it may be too old, or belong to another server."),
        N_("`/queue` lists your downloads."),
    ),
    NotYourJobError: Words(
        N_("This isn't your download"),
        N_("Only the person who started this download can use this button."),
        N_("You can start your own with `/download link`."),
    ),
    JobIsOverError: _over,
    TooLateError: _too_late,
    NotKeptError: Words(
        N_("The files are no longer kept"),
        N_("I keep files for a while after a download, and that time is over."),
        N_("Start the download again with `/download link`."),
    ),
}
"""The errors of commands and presses that are about one job, with their words."""
