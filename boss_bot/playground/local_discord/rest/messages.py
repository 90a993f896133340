"""Messages in channels, with the bot's own token."""

from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.rest import posting
from boss_bot.playground.local_discord.rest.access import channel_of, require_posting
from boss_bot.playground.local_discord.rest.call import NOTHING, Call, Reply, Route
from boss_bot.playground.local_discord.rules import ApiError, refusals
from boss_bot.playground.local_discord.state import State
from boss_bot.playground.local_discord.world import Channel, Message, Permission
from boss_bot.playground.local_discord.world.messages import EPHEMERAL

MOST_LISTED = 100
HOUR_S = 3600.0


async def create(call: Call) -> Reply:
    """Post a message. With ``enforce_nonce`` a nonce seen within the past minutes returns the message it made.

    Source: https://discord.com/developers/docs/resources/message#create-message
    """
    state, body = call.state, call.record
    channel = channel_of(call)
    require_posting(channel, with_files=bool(call.files))
    if body.get("enforce_nonce") and (earlier := _same_nonce(state, channel, body)) is not None:
        return Reply(200, state.draw(earlier))
    # Nobody is alone with a message that the bot posts by itself: Discord drops the flag.
    flags = body.get("flags")
    sent = {**body, "flags": flags & ~EPHEMERAL} if isinstance(flags, int) else body
    message = posting.post(state, channel, state.world.bot, sent, call.files, nonce=body.get("nonce"))
    return Reply(200, state.draw(message))


async def read(call: Call) -> Reply:
    """Return a message."""
    return Reply(200, call.state.draw(_message(call)))


async def list_(call: Call) -> Reply:
    """Return the newest messages of a channel, newest first; ephemeral ones are not among them.

    Without the permission to read the history there are none
    (https://discord.com/developers/docs/resources/message#get-channel-messages).
    """
    channel = channel_of(call)
    limit = call.query.get("limit", "50")
    if not limit.isdecimal() or not 1 <= int(limit) <= MOST_LISTED:
        text = f"Value must be between 1 and {MOST_LISTED}."
        complaint = {"limit": {"_errors": [{"code": "NUMBER_TYPE_RANGE", "message": text}]}}
        raise ApiError(400, 50035, "Invalid Form Body", complaint)
    low, high = int(call.query.get("after", "0")), int(call.query.get("before", str(2**63)))
    found = [m for m in call.state.world.messages.values() if m.channel is channel and low < m.id < high]
    if channel.guild and not channel.bot_permissions & Permission.READ_MESSAGE_HISTORY:
        found = []
    shown = [m for m in reversed(found) if not m.deleted and not m.ephemeral][: int(limit)]
    return Reply(200, [call.state.draw(message) for message in shown])


async def edit(call: Call) -> Reply:
    """Edit a message of the bot, also one that answered an interaction for all to see.

    Those older than an hour have a budget of their own (code 30046).
    """
    message, state = _message(call), call.state
    if message.author is not state.world.bot:
        raise ApiError(403, 50005, "Cannot edit a message authored by another user")
    old = state.clock.now() - message.created_at > HOUR_S
    if old and (wait := state.limits.old_edit(message.channel.id)):
        text = "Maximum number of edits to messages older than 1 hour reached. Try again later."
        return Reply(429, {"message": text, "code": 30046, "retry_after": round(wait, 3), "global": False})
    return Reply(200, state.draw(posting.revise(state, message, call.record, call.files)))


async def delete(call: Call) -> Reply:
    """Delete a message of the bot."""
    message = _message(call)
    if message.author is not call.state.world.bot:
        raise refusals.missing_permissions()
    posting.delete(call.state, message)
    return NOTHING


def _message(call: Call) -> Message:
    """Return the message a request is about; through its channel an ephemeral one does not exist (10008)."""
    channel = channel_of(call)
    message = call.state.world.messages.get(call.id("message_id"))
    if message is None or message.channel is not channel or message.deleted or message.ephemeral:
        raise refusals.unknown_message()
    return message


def _same_nonce(state: State, channel: Channel, body: Json) -> Message | None:
    nonce, since = body.get("nonce"), state.clock.now() - state.nonce_lifetime_s
    for message in reversed(state.world.messages.values()):
        fits = message.channel is channel and message.author is state.world.bot and message.created_at >= since
        if nonce is not None and fits and str(message.nonce) == str(nonce):
            return message
    return None


MESSAGES = "/channels/{channel_id}/messages"
MESSAGE = f"{MESSAGES}/{{message_id}}"
MAJOR = ("channel_id",)
ROUTES = (
    Route(method="POST", template=MESSAGES, handler=create, of_messages=True, major=MAJOR),
    Route(method="GET", template=MESSAGES, handler=list_, major=MAJOR),
    Route(method="GET", template=MESSAGE, handler=read, major=MAJOR),
    Route(method="PATCH", template=MESSAGE, handler=edit, of_messages=True, major=MAJOR),
    Route(method="DELETE", template=MESSAGE, handler=delete, major=MAJOR),
)
