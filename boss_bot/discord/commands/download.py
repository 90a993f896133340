"""`/download`: a link becomes a job."""

import lightbulb

from boss_bot.discord.answer import Answer
from boss_bot.discord.courier import Courier
from boss_bot.discord.loader import Loader
from boss_bot.discord.places import ANY_INSTALL, EVERYWHERE
from boss_bot.discord.press import actor_of
from boss_bot.discord.views import checking_card
from boss_bot.queue import Ask, QueueService

loader = Loader()

GROUP = lightbulb.Group(
    "download", "Download the media behind a link", contexts=EVERYWHERE, integration_types=ANY_INSTALL
)
loader.command(GROUP)


async def download(
    context: lightbulb.Context, typed: str, queue: QueueService, courier: Courier, *, site: str | None = None
) -> None:
    """Answer at once, then ask the queue; a request that could not be answered is not queued, for it will be repeated.

    Args:
        context: The command.
        typed: The link as typed. There is no limit at Discord's side, so that a long one gets an answer of ours.
        queue: Takes the request.
        courier: Draws the card.
        site: The only site that the command takes, None for any.

    Raises:
        BossBotError: The queue refuses the link; the error handler draws the words into the answer.
    """
    interaction = context.interaction
    answer = Answer(interaction, context.initial_response_sent)
    if not await answer.show(checking_card(typed)):
        return
    ask = Ask(
        key=str(interaction.id),
        actor=actor_of(interaction),
        text=typed,
        channel=int(interaction.channel.id),
        size_limit=interaction.attachment_size_limit,
        site=site,
        reply=answer.handle,
    )
    await courier.show(await queue.submit(ask))


@GROUP.register
class Link(lightbulb.SlashCommand, name="link", description="Download the media behind any link I know"):
    """Download from any site."""

    url = lightbulb.string("url", "The link to the post", min_length=1)

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, queue: QueueService, courier: Courier) -> None:
        """Queue the link."""
        await download(context, self.url, queue, courier)


@GROUP.register
class Twitter(lightbulb.SlashCommand, name="twitter", description="Download the media of a post on X (Twitter)"):
    """Download from X only."""

    url = lightbulb.string("url", "The link to the post on X", min_length=1)

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, queue: QueueService, courier: Courier) -> None:
        """Queue the link if it leads to X."""
        await download(context, self.url, queue, courier, site="twitter")


@GROUP.register
class Reddit(lightbulb.SlashCommand, name="reddit", description="Download the media of a post on Reddit"):
    """Download from Reddit only."""

    url = lightbulb.string("url", "The link to the post on Reddit", min_length=1)

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, queue: QueueService, courier: Courier) -> None:
        """Queue the link if it leads to Reddit."""
        await download(context, self.url, queue, courier, site="reddit")
