"""Interactions: what members do with the bot, what it answers, and the tokens it answers with."""

from boss_bot.playground.local_discord.interactions.interaction import Answer, Context, Interaction, InteractionType
from boss_bot.playground.local_discord.interactions.payloads import interaction_json, metadata_json
from boss_bot.playground.local_discord.interactions.registry import Interactions, new_token

__all__ = [
    "Answer",
    "Context",
    "Interaction",
    "InteractionType",
    "Interactions",
    "interaction_json",
    "metadata_json",
    "new_token",
]
