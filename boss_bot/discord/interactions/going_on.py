"""An answer that stays live: the job that it shows is drawn there from now on."""

from boss_bot.discord.courier import Courier
from boss_bot.discord.interactions.answer import Answer
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.members.actor import Actor
from boss_bot.queue import QueueService


async def go_on_here(
    answer: Answer, look: Look, by: Actor, queue: QueueService, courier: Courier, page: int | None = None
) -> None:
    """Answer with the card of a job, or with the panel that lists it, and go on drawing by the answer's own handle.

    Args:
        answer: Of a press on the message, or of a command, whose answer the job moves to.
        look: The job.
        by: Its owner.
        queue: Keeps the handle.
        courier: Goes on drawing.
        page: The page of the panel that was asked for, None for the one that is shown.
    """
    handle, last = answer.handle, look.job.request.reply
    card = courier.cards.card_for(look, handle, page)
    if look.job.request.terms.open_card and last and last.message != handle.message:  # what all see stays where it is
        await answer.show(card)
    elif await answer.show(card):
        await queue.renew(look.job.id, by, handle)
        courier.answered(look, card, handle)
