"""The button Open of what waits in a member's inbox."""

import lightbulb

from boss_bot.discord.courier import Courier
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.opening import show_waiting
from boss_bot.discord.interactions.press import ButtonPress
from boss_bot.queue import QueueService

loader = Loader()


@loader.button("open")
async def open_pressed(
    press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED, courier: Courier = lightbulb.di.INJECTED
) -> None:
    """Show what waits of a job."""
    await show_waiting(press, await queue.look(press.argument, by=press.actor), queue, courier)
