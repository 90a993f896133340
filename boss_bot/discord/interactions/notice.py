"""Below the answer to any command: what waits in its member's inbox."""

import asyncio
from collections.abc import Callable

import lightbulb
from loguru import logger

from boss_bot.discord.courier import Courier
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.hooks import around_every_command
from boss_bot.discord.interactions.press import actor_of
from boss_bot.discord.views import waiting_card
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.jobs.look import Look
from boss_bot.queue import Actor, QueueService


def inbox_notice(queue: Callable[[], QueueService | None], courier: Courier) -> lightbulb.ExecutionHook:
    """Return the hook that shows the inbox in a message of its own, if there is something in it.

    Args:
        queue: Gives the queue, None before there is one.
        courier: Keeps the inboxes.
    """

    async def tell_of_inbox(_: lightbulb.ExecutionPipeline, context: lightbulb.Context) -> None:
        service, actor = queue(), actor_of(context.interaction)
        if service is None or not courier.inbox.may_hold(actor.user, actor.guild):
            return
        [looks] = await asyncio.gather(_waiting(actor, service, courier), return_exceptions=True)
        if isinstance(looks, BaseException):  # the command has its answer, which no trouble with this may spoil
            if not isinstance(looks, BossBotError):
                logger.opt(exception=looks).error("the inbox cannot be told of")
            return
        if looks and context.initial_response_sent.is_set():
            await Answer(context.interaction, context.initial_response_sent).add(waiting_card(looks))

    return around_every_command(lightbulb.ExecutionSteps.POST_INVOKE, tell_of_inbox)


async def _waiting(actor: Actor, queue: QueueService, courier: Courier) -> list[Look]:
    waiting = await courier.inbox.waiting(actor.user, actor.guild)
    return [await queue.look(job, by=actor) for job in waiting]
