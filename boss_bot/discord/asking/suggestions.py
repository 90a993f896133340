"""The choices that a command offers while its member types."""

import asyncio
from collections.abc import Awaitable, Sequence
from typing import TypeVar

import hikari
import lightbulb
from loguru import logger

from boss_bot.discord.asking.names import Names
from boss_bot.discord.interactions.press import actor_of
from boss_bot.discord.language import _
from boss_bot.discord.views.job_line import job_label, link_label, others_label
from boss_bot.domain.errors.refusals import UnknownJobError
from boss_bot.domain.jobs.job import JobId, JobState, is_job_id
from boss_bot.queue import QueueService

EVERY_ONE = "all"
"""The choice that stands for all of the member's downloads here."""

_EARLIER = "r:"
_LINKS = 10
_MOST_CHOICES = 25  # Discord: application command option choice
_T = TypeVar("_T")


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
    context: lightbulb.AutocompleteContext[str],
    queue: QueueService,
    names: Names,
    states: frozenset[JobState],
    *,
    together: bool = False,
) -> None:
    """Suggest jobs that fit what is typed so far: the member's own, and after them to a manager others' of the server.

    Nothing is suggested rather than an error. Whether they may is asked again when the command comes.

    Args:
        context: What is typed.
        queue: Knows the jobs.
        names: What their members are called.
        states: Those in which the command does something.
        together: Whether all of the member's own may be chosen at once.
    """
    actor = actor_of(context.interaction)
    own, others = await asyncio.gather(
        _found(queue.mine(actor, states), "jobs"), _found(queue.managed(actor, states), "jobs of others")
    )
    labels = [(job_label(look), str(look.job.id)) for look in own]
    if together and len(labels) > 1:
        labels.insert(0, (_("All my downloads ({n})", n=len(labels)), EVERY_ONE))
    labels += [(others_label(look, names.of(actor.guild, look.job.request.owner)), str(look.job.id)) for look in others]
    await offer(context, labels)


async def _found(things: Awaitable[list[_T]], what: str) -> list[_T]:
    """Return what is found to choose from; nothing rather than an error."""
    [found] = await asyncio.gather(things, return_exceptions=True)
    if isinstance(found, BaseException):
        logger.opt(exception=found).error("no {} to suggest", what)
        return []
    return found


async def suggest_links(
    context: lightbulb.AutocompleteContext[str], queue: QueueService = lightbulb.di.INJECTED
) -> None:
    """Suggest the member's last links, each by the job that had it: a link may be longer than a choice."""
    jobs = await _found(queue.earlier(actor_of(context.interaction)), "links")
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
