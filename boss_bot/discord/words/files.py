"""Words for files that cannot be passed on as they came."""

from collections.abc import Callable, Mapping
from typing import Any

from boss_bot.discord.words.words import Words
from boss_bot.domain.errors import BossBotError
from boss_bot.domain.faults import (
    ConversionError,
    DamagedFileError,
    HiddenContentError,
    TooMuchMediaError,
    WrongFileTypeError,
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


OF_FILES: Mapping[type[BossBotError], Words | Callable[[Any], Words]] = {
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
    ConversionError: Words(
        "Failed – I couldn't convert it",
        "The file arrived, but it could not be cut or converted.",
        "Try it without the options for clips and sound.",
    ),
}
"""The errors of files with their words."""
