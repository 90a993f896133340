"""The first answer to an interaction (https://discord.com/developers/docs/interactions/receiving-and-responding)."""

import enum

from boss_bot.playground.local_discord.interactions import Answer, Interaction, InteractionType
from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.rest import posting
from boss_bot.playground.local_discord.rest.call import NOTHING, Call, Reply, Route
from boss_bot.playground.local_discord.rest.responding import post_loader, respond
from boss_bot.playground.local_discord.rules import ApiError, check_autocomplete, check_modal
from boss_bot.playground.local_discord.state import State
from boss_bot.playground.local_discord.world import Message


class CallbackType(enum.IntEnum):
    """Kinds of answers."""

    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    AUTOCOMPLETE = 8
    MODAL = 9


MESSAGES = {CallbackType.MESSAGE, CallbackType.DEFERRED_MESSAGE}
UPDATES = {CallbackType.DEFERRED_UPDATE, CallbackType.UPDATE}
ALLOWED = {
    InteractionType.COMMAND: MESSAGES | {CallbackType.MODAL},
    InteractionType.COMPONENT: MESSAGES | UPDATES | {CallbackType.MODAL},
    InteractionType.AUTOCOMPLETE: {CallbackType.AUTOCOMPLETE},
    InteractionType.MODAL_SUBMIT: MESSAGES,
}


async def answer(call: Call) -> Reply:
    """Take the first answer; with ``with_response`` it is described, else the reply is empty."""
    state = call.state
    interaction = state.interactions.to_answer(call.id("interaction_id"), call.ids["token"])
    kind = _kind_of(call.record, interaction)
    data = _data_of(call.record)
    message = _carry_out(call, interaction, kind, data)
    state.interactions.settle(interaction, Answer(kind, data, message))
    if call.query.get("with_response", "").lower() not in ("true", "1"):
        return NOTHING
    return Reply(200, _description(state, interaction, kind, message))


def _kind_of(body: Json, interaction: Interaction) -> CallbackType:
    allowed = set(ALLOWED[interaction.type])
    if interaction.type is InteractionType.MODAL_SUBMIT and interaction.source is not None:
        allowed |= UPDATES
    if body.get("type") not in allowed or isinstance(body.get("type"), bool):
        text = f"Value must be one of {{{', '.join(str(int(kind)) for kind in sorted(allowed))}}}."
        complaint = {"type": {"_errors": [{"code": "BASE_TYPE_CHOICES", "message": text}]}}
        raise ApiError(400, 50035, "Invalid Form Body", complaint)
    return CallbackType(body["type"])


def _data_of(body: Json) -> Json:
    data = body.get("data") or {}
    if not isinstance(data, dict):
        complaint = {"data": {"_errors": [{"code": "DICT_TYPE_CONVERT", "message": "Only dictionaries may be used."}]}}
        raise ApiError(400, 50035, "Invalid Form Body", complaint)
    return data


def _carry_out(call: Call, interaction: Interaction, kind: CallbackType, data: Json) -> Message | None:
    """Do what an answer of ``kind`` does; return the message that ``@original`` means from now on.

    Raises:
        ApiError: ``data`` breaks a rule; its paths begin with ``data``.
    """
    state, source = call.state, interaction.source
    try:
        if kind is CallbackType.AUTOCOMPLETE:
            check_autocomplete(data)
        elif kind is CallbackType.MODAL:
            check_modal(data)
        elif kind is CallbackType.UPDATE and source is not None:
            return posting.revise(state, source, data, call.files)
        elif kind is CallbackType.DEFERRED_UPDATE:
            return source
        elif kind is CallbackType.DEFERRED_MESSAGE:
            return post_loader(state, interaction, data)
        else:
            return respond(call, interaction, data)
    except ApiError as error:
        raise error.under("data") from None
    return None


def _description(state: State, interaction: Interaction, kind: CallbackType, message: Message | None) -> Json:
    """Return a callback response object, as ``with_response`` asks for."""
    about: Json = {"id": str(interaction.id), "type": int(interaction.type)}
    resource: Json = {"type": int(kind)}
    if message is not None:
        about["response_message_id"] = str(message.id)
        about["response_message_loading"] = message.loading
        about["response_message_ephemeral"] = message.ephemeral
        resource["message"] = state.draw(message)
    return {"interaction": about, "resource": resource}


ROUTES = (
    Route(
        method="POST",
        template="/interactions/{interaction_id}/{token}/callback",
        handler=answer,
        needs_token=False,
        limited=False,
    ),
)
