"""The buttons Post to channel and Send to my DMs of a download that is done."""

import lightbulb

from boss_bot.discord.channels.permissions import missing_for_posts
from boss_bot.discord.courier import Courier
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import ButtonPress
from boss_bot.discord.views.share_card import posted_card, sent_card
from boss_bot.domain.errors.undelivered import ClosedChannelError
from boss_bot.domain.members.denials import AdultMediaError
from boss_bot.queue import QueueService

loader = Loader()


@loader.button("share")
async def post_to_channel(
    press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED, courier: Courier = lightbulb.di.INJECTED
) -> None:
    """Post the files in the channel where they were asked for, for all to see."""
    look = await queue.look(press.argument, by=press.actor)
    files = await queue.files(look.job)
    if missing := missing_for_posts(press.interaction):
        raise ClosedChannelError(missing=", ".join(missing))
    await press.answer.whisper(posted_card(await courier.sharing.post(look, files)))


@loader.button("direct")
async def send_to_me(
    press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED, courier: Courier = lightbulb.di.INJECTED
) -> None:
    """Send the files as direct messages."""
    look = await queue.look(press.argument, by=press.actor)
    if look.job.for_adults:
        raise AdultMediaError
    await courier.sharing.send_direct(look, await queue.files(look.job))
    await press.answer.whisper(sent_card())
