"""Everything the local Discord knows, in one place, for the code that serves requests."""

import base64
import secrets

import attrs

from boss_bot.playground.local_discord.clock import Clock
from boss_bot.playground.local_discord.commands import Commands
from boss_bot.playground.local_discord.faults import Faults
from boss_bot.playground.local_discord.files import FileStore
from boss_bot.playground.local_discord.gateway import Gateway
from boss_bot.playground.local_discord.interactions import Interactions
from boss_bot.playground.local_discord.journal import Journal
from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.rate_limits import RateLimits
from boss_bot.playground.local_discord.snowflakes import Snowflakes
from boss_bot.playground.local_discord.wire import message_json
from boss_bot.playground.local_discord.world import Message, User, World

NONCE_LIFETIME_S = 5 * 60.0
"""Discord: a nonce is checked against "the past few minutes"."""


@attrs.define(eq=False, kw_only=True)
class State:
    """The parts. ``nonce_lifetime_s`` may be changed while the server runs."""

    token: str = attrs.field(repr=False)
    clock: Clock
    ids: Snowflakes
    world: World
    journal: Journal
    files: FileStore
    limits: RateLimits
    gateway: Gateway
    faults: Faults
    commands: Commands
    interactions: Interactions
    nonce_lifetime_s: float = NONCE_LIFETIME_S

    def draw(self, message: Message) -> Json:
        """Return the message as JSON, with fresh addresses of its files."""
        return message_json(message, self.world.users, self.files.address)

    def changed(self, message: Message, event: str) -> None:
        """Remember a message's new state, send the gateway event, and wake those who wait."""
        body = self.draw(message)
        message.versions.append(body)
        self.gateway.dispatch_message(event, message, body)
        self.world.changes.announce()


def new_state(clock: Clock, files: FileStore) -> State:
    """Build a fresh state: one application, one guild, no members but the bot."""
    ids = Snowflakes(clock)
    bot = User(id=ids.take(), name="Boss-Bot", bot=True)
    world = World(clock, ids, bot)
    world.users[bot.id] = bot
    gateway = Gateway(world)
    world.guild_added.append(gateway.announce_guild)
    world.add_guild("Sample")
    return State(
        token=new_bot_token(bot.id),
        clock=clock,
        ids=ids,
        world=world,
        journal=Journal(),
        files=files,
        limits=RateLimits(clock),
        gateway=gateway,
        faults=Faults(gateway),
        commands=Commands(bot.id, ids),
        interactions=Interactions(clock, world.changes),
    )


def new_bot_token(bot_id: int) -> str:
    """Return a bot token shaped like Discord's: the id in base64, and two random parts."""
    name = base64.urlsafe_b64encode(str(bot_id).encode()).decode().rstrip("=")
    return f"{name}.{secrets.token_urlsafe(4)}.{secrets.token_urlsafe(28)}"
