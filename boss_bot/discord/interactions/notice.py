"""Below the answer to any command: what waits in its member's inbox."""

import asyncio

import lightbulb
from loguru import logger

from boss_bot.discord.courier import Courier
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.press import actor_of
from boss_bot.discord.views import waiting_card
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.jobs.look import Look
from boss_bot.queue import Actor, QueueService


@lightbulb.hook(lightbulb.ExecutionSteps.POST_INVOKE)
async def tell_of_inbox(
    _: lightbulb.ExecutionPipeline,
    context: lightbulb.Context,
    queue: QueueService = lightbulb.di.INJECTED,
    courier: Courier = lightbulb.di.INJECTED,
) -> None:
    """Show the inbox in a message of its own, if there is something in it."""
    actor = actor_of(context.interaction)
    [looks] = await asyncio.gather(_waiting(actor, queue, courier), return_exceptions=True)
    if isinstance(looks, BaseException):  # the command has its answer, which no trouble with this may spoil
        if not isinstance(looks, BossBotError):
            logger.opt(exception=looks).error("the inbox cannot be told of")
        return
    if looks and context.initial_response_sent.is_set():
        await Answer(context.interaction, context.initial_response_sent).add(waiting_card(looks))


async def _waiting(actor: Actor, queue: QueueService, courier: Courier) -> list[Look]:
    waiting = await courier.inbox.waiting(actor.user, actor.guild)
    return [await queue.look(job, by=actor) for job in waiting]
