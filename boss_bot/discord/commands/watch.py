"""The buttons of a card that was left alone: Keep watching, and whether a post went out."""

import lightbulb

from boss_bot.discord.courier import Courier
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.opening import show_waiting
from boss_bot.discord.interactions.press import ButtonPress
from boss_bot.domain.errors.undelivered import UnsurePostError
from boss_bot.domain.jobs.error_record import restore
from boss_bot.queue import QueueService

loader = Loader()


@loader.button("watch")
async def watch_pressed(
    press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED, courier: Courier = lightbulb.di.INJECTED
) -> None:
    """Bring the live view back: the press has a fresh token. What waits in the inbox meanwhile is shown at once."""
    look = await queue.look(press.argument, by=press.actor)
    if look.job.id in await courier.inbox.waiting(press.actor.user, press.actor.guild):
        await show_waiting(press, look, queue, courier)
    else:
        await press.redraw(look)


@loader.button("post")
async def post_again_pressed(
    press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED, courier: Courier = lightbulb.di.INJECTED
) -> None:
    """Post files once more of which nobody knew whether they were there."""
    await _settle(press, queue, courier, there=False)


@loader.button("there")
async def there_pressed(
    press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED, courier: Courier = lightbulb.di.INJECTED
) -> None:
    """Take the files as posted."""
    await _settle(press, queue, courier, there=True)


async def _settle(press: ButtonPress, queue: QueueService, courier: Courier, *, there: bool) -> None:
    """Write the member's word down, and let the job come to its end by it."""
    look = await queue.look(press.argument, by=press.actor)
    if look.job.error and isinstance(restore(look.job.error), UnsurePostError):
        await courier.inbox.resolve(look.job.id, there=there)
        look = await queue.retry(look.job.id, by=press.actor)
    await press.redraw(look)
