"""The choices that a command offers while its member types."""

import asyncio
from collections.abc import Awaitable, Sequence

import hikari
import lightbulb
from loguru import logger

from boss_bot.discord.interactions.press import actor_of
from boss_bot.discord.language import _
from boss_bot.discord.views import job_label, link_label
from boss_bot.domain.errors.refusals import UnknownJobError
from boss_bot.domain.jobs.job import JobId, is_job_id
from boss_bot.domain.jobs.look import Look
from boss_bot.queue import QueueService

EVERY_ONE = "all"
"""The choice that stands for all of the member's downloads here."""

_EARLIER = "r:"
_LINKS = 10
_MOST_CHOICES = 25  # Discord: application command option choice


def chosen_job(typed: str) -> JobId:
    """Return the job that was chosen, or typed by hand.

    Raises:
        UnknownJobError: It can not be one.
    """
    wanted = typed.strip().upper()
    if not is_job_id(wanted):
        raise UnknownJobError
    return JobId(wanted)


def earlier_job(typed: str) -> JobId | None:
    """Return the job whose link was chosen among the last ones; None when a link was typed."""
    job = typed.removeprefix(_EARLIER)
    return JobId(job) if typed.startswith(_EARLIER) and is_job_id(job) else None


async def suggest(
    context: lightbulb.AutocompleteContext[str], looks: Awaitable[Sequence[Look]], *, together: bool = False
) -> None:
    """Suggest those of some jobs that fit what is typed so far; nothing rather than an error.

    Args:
        context: What is typed.
        looks: The jobs.
        together: Whether all of them may be chosen at once.
    """
    [found] = await asyncio.gather(looks, return_exceptions=True)
    if isinstance(found, BaseException):
        logger.opt(exception=found).error("no jobs to suggest")
        found = []
    labels = [(job_label(look), str(look.job.id)) for look in found]
    if together and len(labels) > 1:
        labels.insert(0, (_("All my downloads ({n})", n=len(labels)), EVERY_ONE))
    await offer(context, labels)


async def suggest_links(
    context: lightbulb.AutocompleteContext[str], queue: QueueService = lightbulb.di.INJECTED
) -> None:
    """Suggest the member's last links, each by the job that had it: a link may be longer than a choice."""
    [found] = await asyncio.gather(queue.earlier(actor_of(context.interaction)), return_exceptions=True)
    if isinstance(found, BaseException):
        logger.opt(exception=found).error("no links to suggest")
    jobs = [] if isinstance(found, BaseException) else found
    newest = {job.request.link.url: job for job in reversed(jobs)}
    last = sorted(newest.values(), key=lambda job: job.created_at, reverse=True)[:_LINKS]
    await offer(context, [(link_label(job), f"{_EARLIER}{job.id}") for job in last])


async def offer(context: lightbulb.AutocompleteContext[str], labels: Sequence[tuple[str, str]]) -> None:
    """Offer those labels, with their values, that fit what is typed so far."""
    typed = str(context.focused.value or "").casefold()
    fitting = [(label, value) for label, value in labels if typed in label.casefold() or typed in value.casefold()]
    try:
        await context.respond(fitting[:_MOST_CHOICES])
    except hikari.HikariError as error:  # typed on: Discord waits for the answer to a newer request
        logger.debug("suggestions came too late: {}", type(error).__name__)
