"""The buttons Pause (Hold, while a job waits) and Resume."""

import lightbulb

from boss_bot.discord.loader import Loader
from boss_bot.discord.press import ButtonPress
from boss_bot.queue import QueueService

loader = Loader()


@loader.button("pause")
async def pause(press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED) -> None:
    """Stop the download where it is."""
    await press.redraw(await queue.pause(press.argument, by=press.actor))


@loader.button("resume")
async def resume(press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED) -> None:
    """Let the download go on."""
    await press.redraw(await queue.resume(press.argument, by=press.actor))
