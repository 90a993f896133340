"""Rules for message components: what may stand where, and how much of it."""

from boss_bot.playground.local_discord.rules.components.tally import Tally
from boss_bot.playground.local_discord.rules.components.tree import check_components, check_legacy_components

__all__ = ["Tally", "check_components", "check_legacy_components"]
