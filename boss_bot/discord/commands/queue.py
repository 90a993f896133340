"""`/queue`: a member's own downloads."""

import lightbulb

from boss_bot.discord.answer import Answer
from boss_bot.discord.loader import Loader
from boss_bot.discord.places import ANY_INSTALL, EVERYWHERE
from boss_bot.discord.press import actor_of
from boss_bot.discord.views import list_card
from boss_bot.queue import QueueService

loader = Loader()


@loader.command
class Queue(
    lightbulb.SlashCommand,
    name="queue",
    description="Show your downloads, with buttons to pause, resume and cancel them",
    contexts=EVERYWHERE,
    integration_types=ANY_INSTALL,
):
    """List the member's jobs of this server that are not over."""

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, queue: QueueService) -> None:
        """Draw the list."""
        answer = Answer(context.interaction, context.initial_response_sent)
        async with answer.in_time():
            looks = await queue.mine(actor_of(context.interaction))
        await answer.show(list_card(looks))
