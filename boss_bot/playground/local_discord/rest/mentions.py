"""Who a message mentions, after ``allowed_mentions`` has had its say."""

import re
from collections.abc import Iterator
from typing import Any

import attrs

from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.world import Message

USER, ROLE, EVERYONE = re.compile(r"<@!?(\d+)>"), re.compile(r"<@&(\d+)>"), re.compile(r"@(?:everyone|here)")


@attrs.frozen
class Mentioned:
    """Ids of users and roles, and whether everyone is meant."""

    users: tuple[int, ...]
    roles: tuple[int, ...]
    everyone: bool


def mentioned(message: Message) -> Mentioned:
    """Return who is mentioned by content and text displays, as far as ``allowed_mentions`` lets it.

    Without ``allowed_mentions`` everybody written is mentioned, but in answers to interactions only users. Source:
    https://discord.com/developers/docs/resources/message#allowed-mentions-object
    """
    text = "\n".join((message.content, *texts_of(message.components)))
    default: Json = {"parse": ["users"] if message.by_webhook else ["users", "roles", "everyone"]}
    allowed = default if message.allowed_mentions is None else message.allowed_mentions
    parse = allowed.get("parse") or []
    return Mentioned(
        users=_allowed(USER.findall(text), "users", parse, allowed),
        roles=_allowed(ROLE.findall(text), "roles", parse, allowed),
        everyone="everyone" in parse and EVERYONE.search(text) is not None,
    )


def texts_of(components: Any) -> Iterator[str]:
    """Yield the text of every text display among ``components``, nested ones included."""
    for component in components if isinstance(components, list) else []:
        if isinstance(component.get("content"), str):
            yield component["content"]
        yield from texts_of(component.get("components"))


def _allowed(written: list[str], kind: str, parse: list[str], allowed: Json) -> tuple[int, ...]:
    listed = {str(entry) for entry in allowed.get(kind) or []}
    return tuple(dict.fromkeys(int(entry) for entry in written if kind in parse or entry in listed))
