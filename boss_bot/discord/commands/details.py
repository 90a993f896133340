"""The buttons Details and Help of a job's card."""

import lightbulb

from boss_bot.discord.courier import Courier
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import ButtonPress
from boss_bot.discord.registration import CommandSync
from boss_bot.discord.views import details_card
from boss_bot.discord.views.help_card import topic_card
from boss_bot.queue import QueueService

loader = Loader()


@loader.button("details")
async def details(
    press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED, courier: Courier = lightbulb.di.INJECTED
) -> None:
    """Show all there is to know about the job beside its card, or beside what all see of it to whoever asks."""
    posts = await courier.removal.posts(press.argument, int(press.interaction.channel.id))
    look = await queue.posted(press.argument, press.actor)
    on_a_post = int(press.interaction.message.id) in [post.message for post in posts]
    if not (on_a_post or look.job.request.terms.open_card):
        look = await queue.look(press.argument, press.actor)
    await press.answer.whisper(details_card(look, str(press.interaction.locale)))


@loader.button("help")
async def help_with(
    press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED, sync: CommandSync = lightbulb.di.INJECTED
) -> None:
    """Show what to do about errors, beside the card."""
    await queue.look(press.argument, press.actor)
    await press.answer.whisper(topic_card("errors", sync.ids))
