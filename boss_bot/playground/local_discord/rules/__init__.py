"""Discord's rules for request bodies, as pure functions that raise the refusal Discord would send.

`refusals` holds the well-known refusals that are not about a body, such as an expired token.
"""

from boss_bot.playground.local_discord.rules import refusals
from boss_bot.playground.local_discord.rules.api_error import ApiError
from boss_bot.playground.local_discord.rules.callback_data import check_autocomplete, check_modal
from boss_bot.playground.local_discord.rules.commands import check_command, check_commands
from boss_bot.playground.local_discord.rules.message import check_message

__all__ = [
    "ApiError",
    "check_autocomplete",
    "check_command",
    "check_commands",
    "check_message",
    "check_modal",
    "refusals",
]
