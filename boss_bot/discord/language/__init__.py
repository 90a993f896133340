"""In which language people are spoken to: every sentence goes through here on its way into a message.

``_("Queued – position {place}", place=2)`` is English in the code and whatever the reader speaks on the card. The
catalogues are in ``locales/``; ``docs/howto/add-a-sentence.md`` says how they are filled.
"""

from boss_bot.discord.language.catalogues import languages
from boss_bot.discord.language.saying import N_, _, described_as, ngettext, pgettext
from boss_bot.discord.language.voice import speaking

__all__ = ["N_", "_", "described_as", "languages", "ngettext", "pgettext", "speaking"]
