"""The button Open of what waits in a member's inbox."""

import lightbulb

from boss_bot.discord.courier import Courier
from boss_bot.discord.loader import Loader
from boss_bot.discord.press import ButtonPress
from boss_bot.discord.views import job_card, opening_card
from boss_bot.domain.errors import NotKeptError
from boss_bot.domain.job import JobState
from boss_bot.queue import QueueService

loader = Loader()


@loader.button("open")
async def open_pressed(
    press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED, courier: Courier = lightbulb.di.INJECTED
) -> None:
    """Show what waits of a job in a fresh message: its files, or why it failed."""
    look = await queue.one(press.argument, by=press.actor)
    if look.job.state is not JobState.COMPLETED:
        await press.whisper(job_card(look))
        await courier.inbox.opened(look.job.id)
        return
    try:
        files = await queue.files(look.job)
    except NotKeptError:
        await courier.inbox.opened(look.job.id)
        raise
    if reply := await press.whisper(opening_card(look)):
        await courier.inbox.open(look, files, reply)
