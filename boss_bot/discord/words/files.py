"""Words for files that cannot be passed on as they came."""

from boss_bot.discord.language import N_, _
from boss_bot.discord.words.words import Table, Words
from boss_bot.domain.errors.faults import (
    ConversionError,
    DamagedFileError,
    HiddenContentError,
    MalwareError,
    ScannerAwayError,
    TooMuchMediaError,
    WrongFileTypeError,
)

_MEASURES = {
    "pixels": N_("A file of this post has more pixels than I open safely."),
    "frames": N_("A file of this post has more frames than I open safely."),
    "seconds": N_("A file of this post is longer than I open safely."),
}
_MORE = N_("A file of this post holds more than I open safely.")


def _too_much(error: TooMuchMediaError) -> Words:
    return Words(
        _("Failed – more than I can open"),
        _(_MEASURES.get(error.what, _MORE)),
        _("Look for a shorter or smaller version of it."),
    )


OF_FILES: Table = {
    WrongFileTypeError: Words(
        N_("Failed – not a media file"),
        N_("The file isn't what it claims to be, or is no picture, video or sound, so I deleted it."),
        N_("Check the link in a browser."),
    ),
    DamagedFileError: Words(
        N_("Failed – the file is damaged"),
        N_("The file begins like a picture, video or sound, but I could not read it to its end."),
        N_("Check that it plays in a browser, then try again."),
    ),
    HiddenContentError: Words(
        N_("Failed – something is hidden in the file"),
        N_("The file holds an archive, a program or a page besides its picture, video or sound, so I deleted it."),
        N_("Look for another link to the same thing."),
    ),
    TooMuchMediaError: _too_much,
    MalwareError: Words(
        N_("Failed – a virus scanner says no"),
        N_("A virus scanner takes this file for malware, so I deleted it."),
        N_("Don't open it from elsewhere either."),
    ),
    ScannerAwayError: Words(
        N_("Failed – my virus scanner is away"),
        N_("Every file has to pass a virus scanner here, and it does not answer."),
        N_("Try again in a few minutes; the bot's operator can look after it."),
    ),
    ConversionError: Words(
        N_("Failed – I couldn't convert it"),
        N_("The file arrived, but it could not be cut or converted."),
        N_("Try it without the options for clips and sound."),
    ),
}
"""The errors of files with their words."""
