"""Single values of options, by type (https://discord.com/developers/docs/interactions/application-commands)."""

import enum
from collections.abc import Callable
from typing import Any

from boss_bot.playground.driver.refusals import NotPossible
from boss_bot.playground.driver.resolved import Resolved
from boss_bot.playground.driver.talking import uploaded
from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.wire import interaction_channel_json, member_json, user_json
from boss_bot.playground.local_discord.wire.guilds import role_json
from boss_bot.playground.local_discord.wire.messages import attachment_json
from boss_bot.playground.local_discord.world import Channel, Member, Role

LONGEST_TEXT = 6000
LARGEST_WHOLE = 2**53


class OptionType(enum.IntEnum):
    """Types of options that take a value."""

    STRING = 3
    INTEGER = 4
    BOOLEAN = 5
    USER = 6
    CHANNEL = 7
    ROLE = 8
    NUMBER = 10
    ATTACHMENT = 11


def checked(option: Json, value: Any, resolved: Resolved) -> Any:
    """Return ``value`` as a client sends it.

    Raises:
        NotPossible: Wrong type, out of range, or not among the choices.
    """
    if option.get("choices"):
        return _choice(option, value)
    if option["type"] not in READERS:
        raise NotPossible(f"options of type {option['type']} cannot be filled in here")
    return READERS[OptionType(option["type"])](option, value, resolved)


def _choice(option: Json, value: Any) -> Any:
    for choice in option["choices"]:
        if value in (choice["value"], choice["name"]):
            return choice["value"]
    offered = ", ".join(choice["name"] for choice in option["choices"])
    raise NotPossible(f"{option['name']!r} offers no {value!r}, only {offered}")


def _require(fits: bool, option: Json, value: Any, wanted: str) -> None:
    if not fits:
        raise NotPossible(f"{option['name']!r} takes {wanted}, not {str(value)[:80]!r}")


def _text(option: Json, value: Any, _: Resolved) -> str:
    least, most = max(1, option.get("min_length") or 0), option.get("max_length") or LONGEST_TEXT
    _require(isinstance(value, str), option, value, "a text")
    _require(least <= len(value) <= most, option, value, f"{least} to {most} characters")
    return str(value)


def _number(option: Json, value: Any, _: Resolved) -> int | float:
    whole = option["type"] == OptionType.INTEGER
    fits = isinstance(value, int) or (not whole and isinstance(value, float))
    _require(fits and not isinstance(value, bool), option, value, "a whole number" if whole else "a number")
    least, most = option.get("min_value", -LARGEST_WHOLE), option.get("max_value", LARGEST_WHOLE)
    _require(least <= value <= most, option, value, f"{least} to {most}")
    return int(value) if whole else float(value)


def _yes_or_no(option: Json, value: Any, _: Resolved) -> bool:
    _require(isinstance(value, bool), option, value, "yes or no")
    return bool(value)


def _user(option: Json, value: Any, resolved: Resolved) -> str:
    _require(isinstance(value, Member), option, value, "a member")
    if resolved.place.guild is not None:
        body = member_json(value, permissions=value.permissions, with_user=False)
        resolved.add("members", value.id, body)
    return resolved.add("users", value.id, user_json(value.user))


def _channel(option: Json, value: Any, resolved: Resolved) -> str:
    _require(isinstance(value, Channel), option, value, "a channel")
    kinds = option.get("channel_types")
    _require(not kinds or int(value.type) in kinds, option, value.name, "a channel of another kind")
    permissions = resolved.place.member.permissions
    return resolved.add("channels", value.id, interaction_channel_json(value, permissions))


def _role(option: Json, value: Any, resolved: Resolved) -> str:
    _require(isinstance(value, Role), option, value, "a role")
    return resolved.add("roles", value.id, role_json(value))


def _attachment(option: Json, value: Any, resolved: Resolved) -> str:
    _require(isinstance(value, tuple) and len(value) == 2, option, value, "a file: (name, bytes)")
    attachment = uploaded(resolved.state, resolved.place.channel.id, value[0], value[1])
    return resolved.add("attachments", attachment.id, attachment_json(attachment, resolved.state.files.address))


Reader = Callable[[Json, Any, Resolved], Any]
READERS: dict[OptionType, Reader] = {
    OptionType.STRING: _text,
    OptionType.INTEGER: _number,
    OptionType.BOOLEAN: _yes_or_no,
    OptionType.USER: _user,
    OptionType.CHANNEL: _channel,
    OptionType.ROLE: _role,
    OptionType.NUMBER: _number,
    OptionType.ATTACHMENT: _attachment,
}
