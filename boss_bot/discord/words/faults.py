"""Words for what goes wrong on our own side (``domain/faults.py``)."""

from collections.abc import Callable, Mapping
from typing import Any

from boss_bot.discord.amounts import duration_text
from boss_bot.discord.words.files import OF_FILES
from boss_bot.discord.words.words import Words
from boss_bot.domain.errors import BossBotError
from boss_bot.domain.faults import (
    CrashedError,
    DiskFullError,
    LoginExpiredError,
    NothingChosenError,
    OutsideClipError,
    TimedOutError,
    UnexpectedError,
)
from boss_bot.domain.undelivered import UnreachableMemberError, UnsurePostError, UploadRefusedError

_SERVER_ERROR = 500


def _timed_out(error: TimedOutError) -> Words:
    limit = f"longer than {duration_text(error.seconds)}" if error.seconds else "too long"
    return Words(
        "Failed – it took too long",
        f"The download took {limit}, so I stopped it.",
        "Try again when {site} is less busy.",
    )


def _upload_refused(error: UploadRefusedError) -> Words:
    if error.status == 0 or error.status >= _SERVER_ERROR:
        return Words(
            "Failed – Discord has trouble",
            "The files are here, but Discord could not take them right now.",
            "Try again in a few minutes.",
        )
    return Words(
        "Failed – Discord refused the files",
        f"The files are here, but Discord did not take them (status {error.status}).",
        "Try again; if it stays like this, tell the bot's operator.",
    )


def _unexpected(error: UnexpectedError) -> Words:
    find = f"Its reference is {error.reference}; " if error.reference else ""
    return Words(
        "Something went wrong on my side",
        "I ran into a problem that I didn't expect.",
        f"Try again. {find}the operator can look it up." if find else "Try again, or tell the bot's operator.",
    )


FAULTS: Mapping[type[BossBotError], Words | Callable[[Any], Words]] = {
    **OF_FILES,
    DiskFullError: Words(
        "Failed – I'm out of space",
        "There is no room left on my disk for this download.",
        "Try again later; the bot's operator can make room.",
    ),
    NothingChosenError: Words(
        "Failed – nothing of what you chose",
        "The post has media, but none that your options ask for.",
        "Try it again with other options, or with none.",
    ),
    OutsideClipError: Words(
        "Failed – the clip is outside",
        "The recording ends before your clip begins.",
        "Choose an earlier start.",
    ),
    LoginExpiredError: Words(
        "Failed – my login is not accepted",
        "{site} shows this only to signed-in people, and takes my login no more.",
        "The bot's operator can renew the login for {site}.",
    ),
    TimedOutError: _timed_out,
    CrashedError: Words(
        "Failed – the download stopped",
        "The program that fetched this ended before it was done.",
        "Try again; if it stays like this, tell the bot's operator.",
    ),
    UnreachableMemberError: Words(
        "I couldn't reach you",
        "The files are here, but the message that should show them is gone.",
        "Use `/queue`: they are still waiting for you.",
    ),
    UnsurePostError: Words(
        "Failed – I'm not sure the post went out",
        "I was interrupted while I posted the files in the channel, and I can't look whether they arrived.",
        "Look in the channel, then press one of the buttons. I post nothing twice by myself.",
    ),
    UploadRefusedError: _upload_refused,
    UnexpectedError: _unexpected,
}
"""Every fault of ours with its words; a function where the words depend on the error's data."""
