"""Words for what goes wrong on our own side (``domain/faults.py``)."""

from collections.abc import Callable, Mapping
from typing import Any

from boss_bot.discord.amounts import duration_text
from boss_bot.discord.words.words import Words
from boss_bot.domain.errors import BossBotError
from boss_bot.domain.faults import (
    CrashedError,
    DamagedFileError,
    DiskFullError,
    HiddenContentError,
    TimedOutError,
    TooMuchMediaError,
    UnexpectedError,
    UnreachableMemberError,
    UploadRefusedError,
    WrongFileTypeError,
)

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


_MEASURES = {
    "pixels": "has more pixels",
    "frames": "has more frames",
    "seconds": "is longer",
    "packets": "holds more",
}


def _too_much(error: TooMuchMediaError) -> Words:
    more = _MEASURES.get(error.what, "holds more")
    return Words(
        "Failed – more than I can open",
        f"A file of this post {more} than I open safely.",
        "Look for a shorter or smaller version of it.",
    )


FAULTS: Mapping[type[BossBotError], Words | Callable[[Any], Words]] = {
    WrongFileTypeError: Words(
        "Failed – not a media file",
        "The file isn't what it claims to be, or is no picture, video or sound, so I deleted it.",
        "Check the link in a browser.",
    ),
    DamagedFileError: Words(
        "Failed – the file is damaged",
        "The file begins like a picture, video or sound, but I could not read it to its end.",
        "Check that it plays in a browser, then try again.",
    ),
    HiddenContentError: Words(
        "Failed – something is hidden in the file",
        "The file holds an archive, a program or a page besides its picture, video or sound, so I deleted it.",
        "Look for another link to the same thing.",
    ),
    TooMuchMediaError: _too_much,
    DiskFullError: Words(
        "Failed – I'm out of space",
        "There is no room left on my disk for this download.",
        "Try again later; the bot's operator can make room.",
    ),
    TimedOutError: _timed_out,
    CrashedError: Words(
        "Failed – the download stopped",
        "The program that fetched this ended before it was done.",
        "Try again; if it stays like this, tell the bot's operator.",
    ),
    UnreachableMemberError: Words(
        "Failed – I couldn't reach you",
        "The files were ready, but your live card had ended and your direct messages are closed for me.",
        "Allow direct messages from this server, then start the download again.",
    ),
    UploadRefusedError: _upload_refused,
    UnexpectedError: _unexpected,
}
"""Every fault of ours with its words; a function where the words depend on the error's data."""
