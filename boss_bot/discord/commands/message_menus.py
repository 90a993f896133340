"""The message menus *Download media* and *Download as audio*, and the select that they may lead to."""

import hikari
import lightbulb

from boss_bot.discord.asking.found_links import Offer, Offers, links_of
from boss_bot.discord.asking.taking import take, take_up
from boss_bot.discord.asking.wanted import Wanted
from boss_bot.discord.channels.places import ANY_INSTALL, EVERYWHERE
from boss_bot.discord.courier import Courier
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import ButtonPress
from boss_bot.discord.views.links_card import gone_links_card, links_card, no_links_card
from boss_bot.domain.content.options import MediaWanted
from boss_bot.domain.members.wishes import Wishes
from boss_bot.queue import QueueService

loader = Loader()


@loader.select("fetch")
async def fetch(
    press: ButtonPress,
    offers: Offers = lightbulb.di.INJECTED,
    queue: QueueService = lightbulb.di.INJECTED,
    courier: Courier = lightbulb.di.INJECTED,
) -> None:
    """Download the link that was chosen."""
    offer, value = offers.get(press.argument), press.values[0]
    if offer is None or not value.isascii() or not value.isdigit() or int(value) >= len(offer.links):
        await press.show(gone_links_card())
        return
    wanted = Wanted(offer.links[int(value)], Wishes(media=offer.media))
    await take_up(press.answer, press.interaction, wanted, queue, courier)


def _links(message: hikari.Message) -> list[str]:
    return links_of(message.content or "", [attached.url for attached in message.attachments])


async def _offer(context: lightbulb.Context, links: list[str], media: str, offers: Offers) -> bool:
    """Answer when there is not just one link; False when there is."""
    if len(links) == 1:
        return False
    card = links_card(links, offers.add(Offer(links, media))) if links else no_links_card()
    await Answer(context.interaction, context.initial_response_sent).show(card)
    return True


@loader.command
class DownloadMedia(
    lightbulb.MessageCommand, name="Download media", contexts=EVERYWHERE, integration_types=ANY_INSTALL
):
    """Download what a message links to, or has attached."""

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, queue: QueueService, courier: Courier, offers: Offers) -> None:
        """Queue the link, or ask which one."""
        links = _links(self.target)
        if not await _offer(context, links, "", offers):
            await take(context, links[0], Wishes(), queue, courier)


@loader.command
class DownloadAudio(
    lightbulb.MessageCommand, name="Download as audio", contexts=EVERYWHERE, integration_types=ANY_INSTALL
):
    """Download the sound of what a message links to, or has attached."""

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, queue: QueueService, courier: Courier, offers: Offers) -> None:
        """Queue the link, or ask which one."""
        links = _links(self.target)
        if not await _offer(context, links, MediaWanted.AUDIO.value, offers):
            await take(context, links[0], Wishes(media=MediaWanted.AUDIO.value), queue, courier)
