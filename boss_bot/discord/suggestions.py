"""The choices that a command offers while its member types."""

import asyncio
from collections.abc import Awaitable, Sequence

import hikari
import lightbulb
from loguru import logger

from boss_bot.discord.views import job_label
from boss_bot.domain.look import Look

_MOST_CHOICES = 25  # Discord: application command option choice


async def suggest(context: lightbulb.AutocompleteContext[str], looks: Awaitable[Sequence[Look]]) -> None:
    """Suggest those of some jobs that fit what is typed so far; nothing rather than an error."""
    [found] = await asyncio.gather(looks, return_exceptions=True)
    if isinstance(found, BaseException):
        logger.opt(exception=found).error("no jobs to suggest")
        found = []
    typed = str(context.focused.value or "").casefold()
    labels = [(job_label(look), str(look.job.id)) for look in found]
    fitting = [(label, job) for label, job in labels if typed in label.casefold() or typed in job.casefold()]
    try:
        await context.respond(fitting[:_MOST_CHOICES])
    except hikari.HikariError as error:  # typed on: Discord waits for the answer to a newer request
        logger.debug("suggestions came too late: {}", type(error).__name__)
