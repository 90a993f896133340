"""One table: every error of the domain, and what people are told about it."""

from boss_bot.discord.words.denials import DENIALS
from boss_bot.discord.words.failures import FAILURES
from boss_bot.discord.words.faults import FAULTS
from boss_bot.discord.words.refusals import REFUSALS
from boss_bot.discord.words.words import Table, Words
from boss_bot.domain.errors.refusals import BossBotError

__all__ = ["WORDS", "Words", "words_for"]

WORDS: Table = {**REFUSALS, **FAILURES, **FAULTS, **DENIALS}


def words_for(error: BossBotError, *, site: str = "") -> Words:
    """Return what to tell a person about an error, in the language that is spoken.

    Args:
        error: One of the domain's errors.
        site: Name of the site it happened with, already safe to show.
    """
    entry = WORDS[type(error)]
    return (entry.said() if isinstance(entry, Words) else entry(error)).about(site)
