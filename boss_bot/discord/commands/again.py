"""The buttons by which the same link is asked for again, as a new job: all of it, what is missing, or otherwise."""

import attrs
import lightbulb

from boss_bot.discord.asking.taking import take_up
from boss_bot.discord.asking.wanted import Wanted
from boss_bot.discord.courier import Courier
from boss_bot.discord.interactions.beside import NewMessage
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import ButtonPress
from boss_bot.discord.views.quality_card import asked_otherwise, quality_card
from boss_bot.queue import QueueService

loader = Loader()


@loader.button("again")
async def start_again(
    press: ButtonPress,
    queue: QueueService = lightbulb.di.INJECTED,
    courier: Courier = lightbulb.di.INJECTED,
) -> None:
    """Ask for the link of the job again; the new job is drawn in the message of the old one."""
    old = (await queue.look(press.argument, press.actor)).job.request
    await take_up(press.answer, press.interaction, Wanted.again(old), queue, courier)


@loader.button("other")
async def other_pressed(press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED) -> None:
    """Ask in which quality a failed job is to be tried again."""
    await press.show(quality_card((await queue.look(press.argument, press.actor)).job))


@loader.button("quality")
async def try_other_quality(
    press: ButtonPress,
    queue: QueueService = lightbulb.di.INJECTED,
    courier: Courier = lightbulb.di.INJECTED,
) -> None:
    """Ask for the link of the job in another quality; the new job is drawn in the message of the old one."""
    old = (await queue.look(press.argument, press.actor)).job.request
    old = attrs.evolve(old, options=asked_otherwise(old.options, press.number))
    await take_up(press.answer, press.interaction, Wanted.again(old), queue, courier)


@loader.button("missing")
async def retry_failed(
    press: ButtonPress,
    queue: QueueService = lightbulb.di.INJECTED,
    courier: Courier = lightbulb.di.INJECTED,
) -> None:
    """Ask for what did not come of the job's post; the files that did come stay in the message that was pressed."""
    job = (await queue.look(press.argument, press.actor)).job
    missing = job.metadata.missing if job.metadata else ""
    old = attrs.evolve(job.request, options=attrs.evolve(job.request.options, items=missing))
    answer = NewMessage(press.interaction, press.answer.sent)
    await take_up(answer, press.interaction, Wanted.again(old), queue, courier)
