"""A command as a member types it: one line, ``/download link url:https://… media:audio``."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from boss_bot.playground.driver.invoking import CHAT_INPUT, Invoking
from boss_bot.playground.driver.live_card import LiveCard
from boss_bot.playground.driver.offering import offered
from boss_bot.playground.driver.option_values import OptionType
from boss_bot.playground.driver.place import place_of
from boss_bot.playground.driver.refusals import NotPossible
from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.world import Channel, Member

# A name, a colon, and not the two strokes of a link's scheme.
_OPTION = re.compile(r"(?:^|\s)([a-z][a-z0-9_-]*):(?!//)")
_TRUE, _FALSE = frozenset({"true", "yes"}), frozenset({"false", "no"})


@attrs.frozen
class Line:
    """What was typed: the words of the command, and the texts of its options by name."""

    path: tuple[str, ...]
    texts: Mapping[str, str]

    @classmethod
    def of(cls, text: str) -> "Line":
        """Take a line apart.

        Raises:
            NotPossible: It names no command.
        """
        head, *parts = _OPTION.split(text.strip().removeprefix("/"))
        path = tuple(head.split())
        if not path:
            raise NotPossible("a command begins with its name, as in /help")
        return cls(path, {name: value.strip() for name, value in zip(parts[::2], parts[1::2], strict=True)})

    def values(self, command: Json, member_called: Callable[[str], Member]) -> dict[str, Any]:
        """Return the options as values of the types that they have.

        Args:
            command: The command as it is registered.
            member_called: Finds the member whose name was typed.

        Raises:
            NotPossible: A text is none of its option's type.
        """
        kinds = {option["name"]: option["type"] for option in _options(command, self.path[1:])}
        return {name: _value(name, text, kinds.get(name), member_called) for name, text in self.texts.items()}


def _options(command: Json, path: tuple[str, ...]) -> list[Json]:
    options: list[Json] = command.get("options") or []
    for name in path:
        options = next((option.get("options") or [] for option in options if option["name"] == name), [])
    return options


def _value(name: str, text: str, kind: int | None, member_called: Callable[[str], Member]) -> Any:
    try:
        match kind:
            case OptionType.INTEGER:
                return int(text)
            case OptionType.NUMBER:
                return float(text)
    except ValueError:
        raise NotPossible(f"{name!r} takes a number, not {text!r}") from None
    if kind == OptionType.BOOLEAN:
        if text.lower() not in _TRUE | _FALSE:
            raise NotPossible(f"{name!r} takes yes or no, not {text!r}")
        return text.lower() in _TRUE
    return member_called(text.removeprefix("@")) if kind == OptionType.USER else text


@attrs.define(eq=False)
class Typing(Invoking):
    """The hands of every member at a keyboard."""

    async def type(
        self, member: Member, line: str, *, channel: Channel | None = None, timeout: float = 3.0
    ) -> LiveCard:
        """Use a slash command that is typed as one line, and return the card of the first answer.

        Raises:
            NotPossible: The client would not send it.
            NoAnswer: The bot did not answer within ``timeout`` real seconds.
        """
        typed = Line.of(line)
        command = offered(self.local.state.commands, CHAT_INPUT, typed.path[0], place_of(self.local, member, channel))
        values = typed.values(command, self._called)
        return await self.slash(member, " ".join(typed.path), channel=channel, timeout=timeout, **values)

    def _called(self, name: str) -> Member:
        guild = self.local.world.default_guild
        for member in guild.members.values():
            if member.name == name:
                return member
        raise NotPossible(f"nobody here is called {name!r}")
