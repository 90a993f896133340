"""Errors as people see them: the words of ``words/`` on a card, and the reference under which they are found."""

from boss_bot.discord.language import _
from boss_bot.discord.views.parts import Accent, Card, card, small
from boss_bot.discord.words import WORDS, words_for
from boss_bot.domain.errors.faults import UnexpectedError
from boss_bot.domain.errors.refusals import BossBotError

__all__ = ["WORDS", "apology_card", "error_card", "old_button_card", "words_for"]


def error_card(error: BossBotError, *, reference: str | None = None) -> Card:
    """Draw an error that is not the end of a job.

    Args:
        error: What was refused, and why.
        reference: What finds the incident in the log, where there is an entry.
    """
    words = words_for(error)
    code = f"{error.code} · {reference}" if reference else error.code
    accent = Accent.RED if isinstance(error, UnexpectedError) else Accent.YELLOW
    return card(accent, words.title, words.cause, words.next_step, small(_("Reference {code}", code=code)))


def apology_card(reference: str) -> Card:
    """Draw an error that nobody foresaw; ``reference`` is in the log."""
    return error_card(UnexpectedError(reference=reference), reference=reference)


def old_button_card() -> Card:
    """Draw the answer to a button, select or form that we know nothing of."""
    return card(
        Accent.YELLOW,
        _("I don't know this button"),
        _("It is from an older message, or was changed on its way."),
        _("`/queue` lists your downloads, with fresh buttons."),
    )
