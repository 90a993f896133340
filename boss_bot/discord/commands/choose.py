"""The buttons with which a member chooses a version of a video."""

import lightbulb

from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import ButtonPress
from boss_bot.queue import QueueService

loader = Loader()


@loader.button("choose")
async def choose(press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED) -> None:
    """Fetch the version that was pressed."""
    await press.redraw(await queue.choose(press.argument, press.number, by=press.actor))
