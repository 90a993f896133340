"""Commands that do one thing with one job: the answer becomes the job's card."""

from collections.abc import Awaitable, Callable

import lightbulb

from boss_bot.discord.asking.suggestions import chosen_job
from boss_bot.discord.courier import Courier
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.going_on import go_on_here
from boss_bot.discord.interactions.press import actor_of
from boss_bot.discord.views.admin_card import managed_card
from boss_bot.domain.errors.refusals import NotYourJobError
from boss_bot.domain.jobs.job import JobId
from boss_bot.domain.jobs.lease import Want
from boss_bot.domain.jobs.look import Look
from boss_bot.queue import Actor, QueueService


async def act(
    context: lightbulb.Context,
    typed: str,
    use_case: Callable[[JobId, Actor], Awaitable[Look]],
    queue: QueueService,
    want: Want,
    courier: Courier,
) -> None:
    """Do it, and show what became of the job; while it lives it is drawn in this answer from now on.

    Args:
        context: The command.
        typed: The job as chosen, or typed by hand.
        use_case: What to do with it.
        queue: Keeps the answer's handle.
        want: The same, for somebody who manages the server and means the download of a member.
        courier: Goes on drawing in the answer.

    Raises:
        BossBotError: There is no such job, it is not the member's, or it can not be done.
    """
    actor, answer = actor_of(context.interaction), Answer(context.interaction, context.initial_response_sent)
    async with answer.in_time():
        look, managed = await _done(chosen_job(typed), use_case, want, actor, queue)
    if managed:
        await answer.show(managed_card(look))
        return
    await go_on_here(answer, look, actor, queue, courier)


async def _done(
    job: JobId, use_case: Callable[[JobId, Actor], Awaitable[Look]], want: Want, actor: Actor, queue: QueueService
) -> tuple[Look, bool]:
    """Do it, and say whether it was done by a manager of the server to somebody else's download."""
    try:
        return await use_case(job, actor), False
    except NotYourJobError:
        return await queue.manage(job, want, actor), True
