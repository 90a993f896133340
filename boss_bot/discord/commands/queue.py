"""`/queue`, its pages, and the buttons and the select of its lists."""

import lightbulb

from boss_bot.discord.asking.suggestions import chosen_job
from boss_bot.discord.channels.places import ANY_INSTALL, EVERYWHERE
from boss_bot.discord.courier import Courier
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.going_on import go_on_here
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import ButtonPress, actor_of
from boss_bot.discord.views import Card, list_card, server_queue_card
from boss_bot.queue import Actor, QueueService

loader = Loader()

_MINE, _SERVER, _ALL = "mine", "server", "all"


@loader.button("page")
async def leaf(press: ButtonPress) -> None:
    """Show a page of the member's own downloads."""
    await press.relist(press.number)


@loader.button("panel")
async def refresh(press: ButtonPress) -> None:
    """Show a page of the live panel that was pressed."""
    await press.relist(press.number)


@loader.button("server")
async def leaf_server(press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED) -> None:
    """Show a page of the server's queue."""
    looks = await queue.of_server(press.actor)
    await press.show(server_queue_card(looks, viewer=press.actor.user, page=press.number))


@loader.button("everywhere")
async def leaf_everywhere(press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED) -> None:
    """Show a page of the queue of all servers, to the owner of the bot."""
    looks = await queue.of_all(press.actor)
    await press.show(server_queue_card(looks, viewer=press.actor.user, page=press.number, everywhere=True))


@loader.select("open")
async def open_job(press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED) -> None:
    """Turn the list into the card of the download that was chosen."""
    look = await queue.look(chosen_job(press.values[0]), press.actor)
    await press.redraw(look)


@loader.command
class Queue(
    lightbulb.SlashCommand,
    name="queue",
    description="Show your downloads, with buttons to pause, resume and cancel them",
    contexts=EVERYWHERE,
    integration_types=ANY_INSTALL,
):
    """List the jobs that are not over: the member's own, or those of the server."""

    show = lightbulb.string(
        "show",
        "Whose downloads",
        default=_MINE,
        choices=[
            lightbulb.Choice("Only mine", _MINE),
            lightbulb.Choice("This server's", _SERVER),
            lightbulb.Choice("All servers', for the owner of the bot", _ALL),
        ],
    )
    page = lightbulb.integer("page", "Which page", default=1, min_value=1, max_value=999)

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, queue: QueueService, courier: Courier) -> None:
        """Draw the list; where a live panel shows the same in this channel, it comes down to this answer."""
        answer, actor = Answer(context.interaction, context.initial_response_sent), actor_of(context.interaction)
        page, mine = self.page - 1, self.show == _MINE or (self.show == _SERVER and actor.guild is None)
        async with answer.in_time():
            looks = await queue.mine(actor) if mine else []
            card = list_card(looks, page) if mine else await _of_others(self.show, actor, queue, page)
        if head := courier.cards.head_of(looks, int(context.interaction.channel.id)):
            await go_on_here(answer, head, actor, queue, courier, page)
        else:
            await answer.show(card)


async def _of_others(show: str, actor: Actor, queue: QueueService, page: int) -> Card:
    if show == _ALL:
        return server_queue_card(await queue.of_all(actor), viewer=actor.user, page=page, everywhere=True)
    return server_queue_card(await queue.of_server(actor), viewer=actor.user, page=page)
