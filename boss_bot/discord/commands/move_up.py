"""The button Move up."""

import lightbulb

from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import ButtonPress
from boss_bot.queue import QueueService

loader = Loader()


@loader.button("up")
async def move_up(press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED) -> None:
    """Let the job change places with the first of its member's."""
    await press.redraw(await queue.move_up(press.argument, by=press.actor))
