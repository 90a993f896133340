"""Whom we are speaking to at the moment, and so in which language."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from gettext import NullTranslations

import attrs

from boss_bot.discord.language.catalogues import catalogue, language_of


@attrs.frozen
class Voice:
    """The two catalogues of a language: what messages say, and what Discord shows of commands."""

    ui: NullTranslations
    commands: NullTranslations


_VOICE: ContextVar[Voice] = ContextVar("voice")
_ENGLISH = Voice(NullTranslations(), NullTranslations())


@contextmanager
def speaking(to: str | NullTranslations) -> Iterator[None]:
    """Speak a reader's language inside of this; a task that is started inside goes on in it.

    Args:
        to: A locale of Discord's, the member's for what they alone see and the server's for what all see; or
            translations that are at hand already. Where the locale is not known nothing changes.
    """
    if not to:
        yield
        return
    if isinstance(to, str):
        language = language_of(to)
        voice = Voice(catalogue(language, "ui"), catalogue(language, "commands"))
    else:
        voice = Voice(to, to)
    token = _VOICE.set(voice)
    try:
        yield
    finally:
        _VOICE.reset(token)


def voice() -> Voice:
    """Return the catalogues that are spoken from now: English outside of every `speaking`."""
    return _VOICE.get(_ENGLISH)
