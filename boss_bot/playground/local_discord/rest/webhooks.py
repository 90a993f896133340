"""What an interaction's token is good for after the first answer: its messages, and follow-ups."""

from boss_bot.playground.local_discord.interactions import Interaction, InteractionType
from boss_bot.playground.local_discord.rest import posting
from boss_bot.playground.local_discord.rest.call import NOTHING, Call, Reply, Route
from boss_bot.playground.local_discord.rest.callback import CallbackType
from boss_bot.playground.local_discord.rest.responding import respond
from boss_bot.playground.local_discord.rules import refusals
from boss_bot.playground.local_discord.world import Message

MOST_FOLLOW_UPS = 5
"""Where only the user installed the app (code 40094)."""
ORIGINAL = "@original"


async def follow_up(call: Call) -> Reply:
    """Post a further message; the first one after a deferral replaces the "thinking" placeholder instead.

    Source: https://discord.com/developers/docs/interactions/receiving-and-responding#create-followup-message
    """
    interaction = _interaction(call)
    original = interaction.original
    if _is_waiting(interaction) and original is not None:
        return Reply(200, call.state.draw(posting.revise(call.state, original, call.record, call.files)))
    if interaction.only_user_installed and len(interaction.follow_ups) >= MOST_FOLLOW_UPS:
        raise refusals.too_many_follow_ups()
    message = respond(call, interaction, call.record)
    interaction.follow_ups.append(message)
    return Reply(200, call.state.draw(message))


async def read(call: Call) -> Reply:
    """Return a message of the interaction."""
    return Reply(200, call.state.draw(_message(call)))


async def edit(call: Call) -> Reply:
    """Edit a message of the interaction; an ephemeral one can be edited by no other route."""
    return Reply(200, call.state.draw(posting.revise(call.state, _message(call), call.record, call.files)))


async def delete(call: Call) -> Reply:
    """Delete a message of the interaction, ephemeral ones too."""
    posting.delete(call.state, _message(call))
    return NOTHING


def _is_waiting(interaction: Interaction) -> bool:
    deferred = interaction.answer is not None and interaction.answer.kind == CallbackType.DEFERRED_MESSAGE
    return deferred and interaction.original is not None and interaction.original.loading


def _interaction(call: Call) -> Interaction:
    if call.id("application_id") != call.state.world.bot.id:
        raise refusals.unknown_webhook()
    interaction = call.state.interactions.by_token(call.ids["token"])
    if interaction.type is InteractionType.AUTOCOMPLETE:
        raise refusals.unknown_webhook()
    return interaction


def _message(call: Call) -> Message:
    """Return the message a request is about.

    Raises:
        ApiError: 10008, the token's interaction has no such message; 50027 or 10015, see `Interactions.by_token`.
    """
    interaction = _interaction(call)
    name = call.ids.get("message_id", ORIGINAL)
    message = interaction.original if name == ORIGINAL else interaction.message(call.id("message_id"))
    if message is None or message.deleted:
        raise refusals.unknown_message()
    return message


MAJOR = ("application_id", "token")
WEBHOOK = "/webhooks/{application_id}/{token}"
ORIGINAL_MESSAGE = f"{WEBHOOK}/messages/{ORIGINAL}"
ANY_MESSAGE = f"{WEBHOOK}/messages/{{message_id}}"
ROUTES = (
    Route(method="POST", template=WEBHOOK, handler=follow_up, needs_token=False, of_messages=True, major=MAJOR),
    Route(method="GET", template=ORIGINAL_MESSAGE, handler=read, needs_token=False, major=MAJOR),
    Route(method="PATCH", template=ORIGINAL_MESSAGE, handler=edit, needs_token=False, of_messages=True, major=MAJOR),
    Route(method="DELETE", template=ORIGINAL_MESSAGE, handler=delete, needs_token=False, major=MAJOR),
    Route(method="GET", template=ANY_MESSAGE, handler=read, needs_token=False, major=MAJOR),
    Route(method="PATCH", template=ANY_MESSAGE, handler=edit, needs_token=False, of_messages=True, major=MAJOR),
    Route(method="DELETE", template=ANY_MESSAGE, handler=delete, needs_token=False, major=MAJOR),
)
