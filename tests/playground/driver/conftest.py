"""Members, and a real bot: hikari and lightbulb, unmodified, against the local Discord."""

import hikari
import lightbulb
import pytest

from boss_bot.playground.driver import Driver

GUILD = [hikari.ApplicationContextType.GUILD]
EVERYWHERE = [*GUILD, hikari.ApplicationContextType.BOT_DM]
INSTALLED = [hikari.ApplicationIntegrationType.GUILD_INSTALL]
TEXT = hikari.impl.TextDisplayComponentBuilder


def text(content):
    return TEXT(content=content)


def row(label="Cancel", custom_id="b1:cancel:7", **more):
    built = hikari.impl.MessageActionRowBuilder()
    return built.add_interactive_button(hikari.ButtonStyle.DANGER, custom_id, label=label, **more)


def new_bot(local, **settings):
    """Build a bot with one command of each kind."""
    bot = hikari.GatewayBot(
        local.token, rest_url=local.rest_url, intents=hikari.Intents.GUILDS, banner=None, logs=None, **settings
    )
    client = lightbulb.client_from_app(bot)
    group = lightbulb.Group("download", "Fetch", contexts=EVERYWHERE, integration_types=INSTALLED)

    async def suggest(ctx):
        await ctx.respond([(f"Job {ctx.focused.value}", "j1")])

    @group.register
    class Link(lightbulb.SlashCommand, name="link", description="Fetch a link"):
        url = lightbulb.string("url", "The link", min_length=8, max_length=2000)
        spoiler = lightbulb.boolean("spoiler", "Hide it", default=False)

        @lightbulb.invoke
        async def invoke(self, ctx: lightbulb.Context):
            await ctx.respond(components=[text(f"Queued {self.url}"), row()], ephemeral=True)

    class Files(lightbulb.SlashCommand, name="files", description="Send", contexts=GUILD, integration_types=INSTALLED):
        @lightbulb.invoke
        async def invoke(self, ctx: lightbulb.Context):
            await ctx.defer(ephemeral=True)
            file = hikari.impl.FileComponentBuilder(file=hikari.Bytes(b"media", "clip one.mp4"))
            await ctx.interaction.edit_initial_response(components=[text("Here"), file])

    class Cancel(lightbulb.SlashCommand, name="cancel", description="x", contexts=GUILD, integration_types=INSTALLED):
        job = lightbulb.string("job", "Which", autocomplete=suggest)

        @lightbulb.invoke
        async def invoke(self, ctx: lightbulb.Context):
            await ctx.respond(f"Cancelled {self.job}", ephemeral=True)

    class Look(lightbulb.MessageCommand, name="Download media", contexts=GUILD, integration_types=INSTALLED):
        @lightbulb.invoke
        async def invoke(self, ctx: lightbulb.Context):
            files = ", ".join(a.filename for a in self.target.attachments)
            await ctx.respond(f"{self.target.content} [{files}]", ephemeral=True)

    for command in (group, Files, Cancel, Look):
        client.register(command)
    bot.subscribe(hikari.StartingEvent, client.start)
    bot.subscribe(hikari.StoppingEvent, client.stop)
    return bot


@pytest.fixture
def discord(local):
    return Driver(local)


@pytest.fixture
def ann(discord):
    return discord.member("Ann")


@pytest.fixture
async def bot(local):
    built = new_bot(local)

    async def pressed(event: hikari.ComponentInteractionCreateEvent):
        click = event.interaction
        if click.values:
            await click.create_initial_response(hikari.ResponseType.MESSAGE_CREATE, f"chose {','.join(click.values)}")
        elif click.custom_id == "b1:slow:7":
            await click.create_initial_response(hikari.ResponseType.DEFERRED_MESSAGE_UPDATE)
            await click.edit_initial_response(components=[text("Slowly done")])
        else:
            got = [text(f"Got {click.custom_id}")]
            await click.create_initial_response(hikari.ResponseType.MESSAGE_UPDATE, components=got)

    built.subscribe(hikari.ComponentInteractionCreateEvent, pressed)
    await built.start(check_for_updates=False)
    await local.bot_ready()
    yield built
    await built.close()


@pytest.fixture
def post(local, bot):
    """Let the bot post something to #general; gives what Ann sees of it."""

    async def post(*components, **more):
        channel = local.world.default_guild.channel("general")
        await bot.rest.create_message(channel.id, components=components, **more)

    return post


@pytest.fixture
def parts():
    """Give the builders of texts and buttons."""

    class Parts:
        text = staticmethod(text)
        row = staticmethod(row)

    return Parts


@pytest.fixture
def build_bot():
    return new_bot
