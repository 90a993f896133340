"""Words for what goes wrong on our own side (``domain/faults.py``)."""

from boss_bot.discord.language import N_, _
from boss_bot.discord.text.amounts import duration_text
from boss_bot.discord.words.files import OF_FILES
from boss_bot.discord.words.words import Table, Words
from boss_bot.domain.errors.faults import (
    CrashedError,
    DiskFullError,
    LoginExpiredError,
    NothingChosenError,
    OutsideClipError,
    TimedOutError,
    UnexpectedError,
    WorkspacesFullError,
)
from boss_bot.domain.errors.undelivered import UnreachableMemberError, UnsurePostError, UploadRefusedError

_SERVER_ERROR = 500


def _timed_out(error: TimedOutError) -> Words:
    took = _("The download took too long, so I stopped it.")
    if error.seconds:
        took = _("The download took longer than {time}, so I stopped it.", time=duration_text(error.seconds))
    return Words(_("Failed – it took too long"), took, _("Try again when {site} is less busy."))


def _upload_refused(error: UploadRefusedError) -> Words:
    if error.status == 0 or error.status >= _SERVER_ERROR:
        return Words(
            _("Failed – Discord has trouble"),
            _("The files are here, but Discord could not take them right now."),
            _("Try again in a few minutes."),
        )
    return Words(
        _("Failed – Discord refused the files"),
        _("The files are here, but Discord did not take them (status {status}).", status=error.status),
        _("Try again; if it stays like this, tell the bot's operator."),
    )


def _unexpected(error: UnexpectedError) -> Words:
    ask = _("Try again, or tell the bot's operator.")
    if error.reference:
        ask = _("Try again. Its reference is {reference}; the operator can look it up.", reference=error.reference)
    return Words(_("Something went wrong on my side"), _("I ran into a problem that I didn't expect."), ask)


FAULTS: Table = {
    **OF_FILES,
    DiskFullError: Words(
        N_("Failed – I'm out of space"),
        N_("There is no room left on my disk for this download."),
        N_("Try again later; the bot's operator can make room."),
    ),
    WorkspacesFullError: Words(
        N_("Failed – no space beside the others"),
        N_("The downloads that run fill the space that I have for work in progress."),
        N_("Try again when some of them have ended."),
    ),
    NothingChosenError: Words(
        N_("Failed – nothing of what you chose"),
        N_("The post has media, but none that your options ask for."),
        N_("Try it again with other options, or with none."),
    ),
    OutsideClipError: Words(
        N_("Failed – the clip is outside"),
        N_("The recording ends before your clip begins."),
        N_("Choose an earlier start."),
    ),
    LoginExpiredError: Words(
        N_("Failed – my login is not accepted"),
        N_("{site} shows this only to signed-in people, and takes my login no more."),
        N_("The bot's operator can renew the login for {site}."),
    ),
    TimedOutError: _timed_out,
    CrashedError: Words(
        N_("Failed – the download stopped"),
        N_("The program that fetched this ended before it was done."),
        N_("Try again; if it stays like this, tell the bot's operator."),
    ),
    UnreachableMemberError: Words(
        N_("I couldn't reach you"),
        N_("The files are here, but the message that should show them is gone."),
        N_("Use `/queue`: they are still waiting for you."),
    ),
    UnsurePostError: Words(
        N_("Failed – I'm not sure the post went out"),
        N_("I was interrupted while I posted the files in the channel, and I can't look whether they arrived."),
        N_("Look in the channel, then press one of the buttons. I post nothing twice by myself."),
    ),
    UploadRefusedError: _upload_refused,
    UnexpectedError: _unexpected,
}
"""Every fault of ours with its words; a function where the words depend on the error's data."""
