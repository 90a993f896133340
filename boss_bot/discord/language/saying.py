"""The calls that put a sentence into the reader's language. Their names are those that gettext's tools look for.

The first argument is always written out in place, so that it can be found; what varies is a ``{name}`` in it, filled
in after the translation. What is filled in is never read for braces, so it may be hostile; how it is escaped is for
the caller.
"""

from boss_bot.discord.language.voice import voice


def _(sentence: str, /, **values: object) -> str:
    """Say a sentence.

    Args:
        sentence: In English.
        values: What stands for its ``{names}``.
    """
    if not sentence:  # gettext keeps a catalogue's head under the empty sentence
        return ""
    return _filled(voice().ui.gettext(sentence), values)


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """Say a sentence that depends on a number; ``{n}`` stands for the number.

    Args:
        one: The English for a single one.
        many: The English for any other number.
        number: Decides which form the language takes.
        values: What stands for the other ``{names}``.
    """
    return _filled(voice().ui.ngettext(one, many, number), {"n": number} | values)


def pgettext(context: str, word: str, /, **values: object) -> str:
    """Say a word that means different things in different places; the context tells the translator which."""
    return _filled(voice().ui.pgettext(context, word), values)


def N_(sentence: str, /) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a sentence of a table, which is built before anybody is spoken to; `_` says it later."""
    return sentence


def described_as(description: str, /) -> str:
    """Say the description of a command as Discord shows it to the reader."""
    return voice().commands.gettext(description)


def _filled(sentence: str, values: dict[str, object]) -> str:
    return sentence.format_map(values) if values else sentence
