"""Messages in answer to an interaction."""

from boss_bot.playground.local_discord.interactions import Interaction, metadata_json
from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.rest import posting
from boss_bot.playground.local_discord.rest.call import Call
from boss_bot.playground.local_discord.state import State
from boss_bot.playground.local_discord.troubles import Kind
from boss_bot.playground.local_discord.world import Message
from boss_bot.playground.local_discord.world.messages import EPHEMERAL, LOADING


def respond(call: Call, interaction: Interaction, data: Json) -> Message:
    """Post a message in answer to an interaction.

    Raises:
        ApiError: ``data`` breaks a rule.
    """
    viewer = _only_viewer(call.state, interaction, data)
    sent = data if viewer is None else {**data, "flags": _flags(data) | EPHEMERAL}
    return posting.post(
        call.state,
        interaction.channel,
        call.state.world.bot,
        sent,
        call.files,
        viewer=viewer,
        interaction=metadata_json(interaction),
        by_webhook=True,
    )


def post_loader(state: State, interaction: Interaction, data: Json) -> Message:
    """Post the "thinking" placeholder of a deferred answer; of ``data`` only the flag EPHEMERAL counts.

    Source: https://discord.com/developers/docs/interactions/receiving-and-responding, note under "Messages".
    """
    viewer = _only_viewer(state, interaction, data)
    message = Message(
        id=state.ids.take(),
        channel=interaction.channel,
        author=state.world.bot,
        created_at=state.clock.now(),
        flags=LOADING | (EPHEMERAL if viewer is not None else 0),
        viewer=viewer,
        interaction=metadata_json(interaction),
        by_webhook=True,
    )
    return posting.publish(state, message)


def _only_viewer(state: State, interaction: Interaction, data: Json) -> int | None:
    """Return who alone sees an answer: the member, if it is ephemeral or (a fault) forced to be."""
    asked = bool(_flags(data) & EPHEMERAL)
    forced = not asked and state.faults.take(Kind.FORCED_EPHEMERAL, "POST", "") is not None
    return interaction.user.id if asked or forced else None


def _flags(data: Json) -> int:
    """Return the flags as far as they are flags; what else they may be is refused when the message is checked."""
    flags = data.get("flags")
    return flags if isinstance(flags, int) else 0
