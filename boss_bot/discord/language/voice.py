"""Whom we are speaking to at the moment, and so in which language."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from boss_bot.discord.language.catalogues import catalogue, language_of

_VOICE: ContextVar[gettext.NullTranslations] = ContextVar("voice", default=gettext.NullTranslations())  # noqa: B039


@contextmanager
def speaking(to: str | gettext.NullTranslations) -> Iterator[None]:
    """Speak a reader's language inside of this; a task that is started inside goes on in it.

    Args:
        to: A locale of Discord's, the member's for what they alone see and the server's for what all see; or
            translations that are at hand already.
    """
    voice = catalogue(language_of(to), "ui") if isinstance(to, str) else to
    token = _VOICE.set(voice)
    try:
        yield
    finally:
        _VOICE.reset(token)


def voice() -> gettext.NullTranslations:
    """Return the translations that are spoken now: English outside of every `speaking`."""
    return _VOICE.get()
