"""What waits in an inbox is shown: at a press on Open, or on a card that was left alone too long."""

from boss_bot.discord.channels.age import age_restricted
from boss_bot.discord.courier import Courier
from boss_bot.discord.interactions.press import ButtonPress
from boss_bot.discord.views import job_card, opening_card
from boss_bot.domain.errors.refusals import NotKeptError
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.look import Look
from boss_bot.queue import QueueService


async def show_waiting(press: ButtonPress, look: Look, queue: QueueService, courier: Courier) -> None:
    """Show what waits of a job in a fresh message: its files, or why it failed.

    Raises:
        AdultMediaError: They are marked 18+, and this is no place for them; they go on waiting.
        NotKeptError: The files are not kept any more; nothing waits from now on.
        BossBotError: See `Inbox.open`; the files go on waiting.
    """
    if look.job.state is not JobState.COMPLETED:
        await press.whisper(job_card(look))
        await courier.inbox.opened(look.job.id)
        return
    restricted = await age_restricted(press.interaction)
    (await queue.members.standing(press.actor)).check_age(look.job, age_restricted=restricted)
    try:
        files = await queue.files(look.job)
    except NotKeptError:
        await courier.inbox.opened(look.job.id)
        raise
    if reply := await press.whisper(opening_card(look)):
        await courier.inbox.open(look, files, reply)
