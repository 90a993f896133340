"""`/download`: a link becomes a job."""

import lightbulb

from boss_bot.discord.asking import wish_options as options
from boss_bot.discord.asking.suggestions import suggest_links
from boss_bot.discord.asking.taking import take
from boss_bot.discord.channels.places import ANY_INSTALL, EVERYWHERE
from boss_bot.discord.courier import Courier
from boss_bot.discord.interactions.loader import Loader
from boss_bot.queue import QueueService

loader = Loader()

GROUP = lightbulb.Group(
    "download", "Download the media behind a link", contexts=EVERYWHERE, integration_types=ANY_INSTALL
)
loader.command(GROUP)


@GROUP.register
class Link(lightbulb.SlashCommand, name="link", description="Download the media behind any link I know"):
    """Download from any site."""

    url = lightbulb.string("url", "The link to the post", min_length=1, autocomplete=suggest_links)
    media, quality, items = options.MEDIA, options.QUALITY, options.ITEMS
    visibility, priority, spoiler = options.VISIBILITY, options.PRIORITY, options.SPOILER
    start, end = options.START, options.END

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, queue: QueueService, courier: Courier) -> None:
        """Queue the link."""
        await take(context, self.url, options.wishes_of(self), queue, courier)


@GROUP.register
class Twitter(lightbulb.SlashCommand, name="twitter", description="Download the media of a post on X (Twitter)"):
    """Download from X only."""

    url = lightbulb.string("url", "The link to the post on X", min_length=1)
    scope, text = options.SCOPE, options.TEXT
    media, quality, items = options.MEDIA, options.QUALITY, options.ITEMS
    visibility, priority, spoiler = options.VISIBILITY, options.PRIORITY, options.SPOILER

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, queue: QueueService, courier: Courier) -> None:
        """Queue the link if it leads to X."""
        await take(context, self.url, options.wishes_of(self), queue, courier, site="twitter")


@GROUP.register
class Reddit(lightbulb.SlashCommand, name="reddit", description="Download the media of a post on Reddit"):
    """Download from Reddit only."""

    url = lightbulb.string("url", "The link to the post on Reddit", min_length=1)
    gallery, text = options.GALLERY, options.TEXT
    media, quality, items = options.MEDIA, options.QUALITY, options.ITEMS
    visibility, priority, spoiler = options.VISIBILITY, options.PRIORITY, options.SPOILER

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, queue: QueueService, courier: Courier) -> None:
        """Queue the link if it leads to Reddit."""
        await take(context, self.url, options.wishes_of(self), queue, courier, site="reddit")


@GROUP.register
class Instagram(lightbulb.SlashCommand, name="instagram", description="Download a post or reel on Instagram"):
    """Download from Instagram only."""

    url = lightbulb.string("url", "The link to the post on Instagram", min_length=1)
    media, quality, items, text = options.MEDIA, options.QUALITY, options.ITEMS, options.TEXT
    visibility, priority, spoiler = options.VISIBILITY, options.PRIORITY, options.SPOILER

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, queue: QueueService, courier: Courier) -> None:
        """Queue the link if it leads to Instagram."""
        await take(context, self.url, options.wishes_of(self), queue, courier, site="instagram")


@GROUP.register
class Youtube(lightbulb.SlashCommand, name="youtube", description="Download a video on YouTube, or a part of it"):
    """Download from YouTube only."""

    url = lightbulb.string("url", "The link to the video on YouTube", min_length=1)
    media, quality, start, end = options.MEDIA, options.QUALITY, options.START, options.END
    visibility, priority, spoiler = options.VISIBILITY, options.PRIORITY, options.SPOILER

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, queue: QueueService, courier: Courier) -> None:
        """Queue the link if it leads to YouTube."""
        await take(context, self.url, options.wishes_of(self), queue, courier, site="youtube")
