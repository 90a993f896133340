"""Addresses of messages, as people follow them."""

from boss_bot.domain.jobs.job import Request


def address_of(request: Request, channel: int | None, message: int) -> str:
    """Return the address of a message that a job's member sees (Discord ids)."""
    return f"https://discord.com/channels/{request.guild or '@me'}/{channel}/{message}"


def card_address(request: Request) -> str:
    """Return the address of the message that all see as a job's card; empty where there is none, or it is not known."""
    return address_of(request, request.channel, request.card_message) if request.card_message else ""
