"""What a bot is told of a message, as its intents allow."""

from boss_bot.playground.local_discord.gateway.opcodes import Intent
from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.wire.accounts import member_json
from boss_bot.playground.local_discord.world import Message

HIDDEN: Json = {"content": "", "embeds": [], "attachments": [], "components": []}


def message_event(message: Message, body: Json, intents: Intent, bot_id: int) -> Json:
    """Return the data of a message event: ``body`` with guild and member, where there are any.

    Without the intent MESSAGE_CONTENT what strangers write in guilds, without mentioning the bot, is left out
    (https://discord.com/developers/docs/events/gateway#message-content-intent).
    """
    guild = message.channel.guild
    if guild is None or "author" not in body:
        return body
    event = body | {"guild_id": str(guild.id)}
    member = guild.members.get(message.author.id)
    if member is not None and not message.by_webhook:
        event["member"] = member_json(member, with_user=False)
    hidden = not message.author.bot and bot_id not in message.mentions and Intent.MESSAGE_CONTENT not in intents
    return event | HIDDEN if hidden else event
