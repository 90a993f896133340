"""`/queue`, its pages, and the buttons and the select of its lists."""

import lightbulb

from boss_bot.discord.asking.suggestions import chosen_job
from boss_bot.discord.channels.places import ANY_INSTALL, EVERYWHERE
from boss_bot.discord.interactions.answer import Answer
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
    async def invoke(self, context: lightbulb.Context, queue: QueueService) -> None:
        """Draw the list."""
        answer, actor = Answer(context.interaction, context.initial_response_sent), actor_of(context.interaction)
        async with answer.in_time():
            card = await _card(self.show, actor, queue, self.page - 1)
        await answer.show(card)


async def _card(show: str, actor: Actor, queue: QueueService, page: int) -> Card:
    if show == _ALL:
        return server_queue_card(await queue.of_all(actor), viewer=actor.user, page=page, everywhere=True)
    if show == _SERVER and actor.guild is not None:
        return server_queue_card(await queue.of_server(actor), viewer=actor.user, page=page)
    return list_card(await queue.mine(actor), page)
