"""Commands, used as a client lets a member use them."""

from typing import Any

import attrs

from boss_bot.playground.driver.live_card import LiveCard
from boss_bot.playground.driver.offering import offered
from boss_bot.playground.driver.options import being_typed, filled_in
from boss_bot.playground.driver.place import Place, place_of
from boss_bot.playground.driver.refusals import NotPossible
from boss_bot.playground.driver.resolved import Resolved
from boss_bot.playground.driver.starting import answer_to, begin, card_after
from boss_bot.playground.driver.viewing import Viewing
from boss_bot.playground.local_discord.interactions import InteractionType
from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.wire import member_json, user_json
from boss_bot.playground.local_discord.world import Channel, Member, Message

CHAT_INPUT, USER, MESSAGE = 1, 2, 3


@attrs.define(eq=False)
class Invoking(Viewing):
    """The hands of every member, as far as commands go."""

    async def slash(
        self,
        member: Member,
        command: str,
        *,
        channel: Channel | None = None,
        timeout: float = 3.0,
        context: str = "guild",
        **options: Any,
    ) -> LiveCard:
        """Use a slash command, such as ``download link``, and return the card of the first answer.

        Raises:
            NotPossible: The client would not send it.
            NoAnswer: The bot did not answer within ``timeout`` real seconds.
        """
        place = place_of(self.local, member, channel, context)
        name, *path = command.removeprefix("/").split()
        found = offered(self.local.state.commands, CHAT_INPUT, name, place)
        resolved = Resolved(self.local.state, place)
        data = _named(found) | {"options": filled_in(found, path, options, resolved)}
        if resolved.found:
            data["resolved"] = resolved.found
        return await self._invoke(place, data, timeout)

    async def autocomplete(
        self,
        member: Member,
        command: str,
        option: str,
        typed: str,
        *,
        channel: Channel | None = None,
        timeout: float = 3.0,
        context: str = "guild",
        **others: Any,
    ) -> list[tuple[str, str | int | float]]:
        """Type into an option and return what is suggested: names and values.

        Raises:
            NotPossible: There is no such option with autocomplete.
            NoAnswer: The bot did not answer in time.
        """
        place = place_of(self.local, member, channel, context)
        name, *path = command.removeprefix("/").split()
        found = offered(self.local.state.commands, CHAT_INPUT, name, place)
        data = _named(found) | {"options": being_typed(found, path, option, typed, others)}
        interaction = begin(self.local, InteractionType.AUTOCOMPLETE, place, data)
        answer = await answer_to(self.local, interaction, timeout)
        return [(choice["name"], choice["value"]) for choice in answer.data.get("choices") or []]

    async def message_command(
        self, member: Member, command: str, message: Message, *, timeout: float = 3.0
    ) -> LiveCard:
        """Use a command of the menu of ``message``.

        Raises:
            NotPossible: There is no such command, or the member does not see the message.
            NoAnswer: The bot did not answer in time.
        """
        if not message.visible_to(member.id):
            raise NotPossible(f"{member.name} does not see this message")
        place = Place(member, message.channel, message.channel.guild)
        found = offered(self.local.state.commands, MESSAGE, command, place)
        resolved = {"messages": {str(message.id): self.local.state.draw(message)}}
        data = _named(found) | {"target_id": str(message.id), "resolved": resolved}
        return await self._invoke(place, data, timeout)

    async def user_command(
        self, member: Member, command: str, target: Member, *, channel: Channel | None = None, timeout: float = 3.0
    ) -> LiveCard:
        """Use a command of the menu of another member.

        Raises:
            NotPossible: There is no such command.
            NoAnswer: The bot did not answer in time.
        """
        place = place_of(self.local, member, channel)
        found = offered(self.local.state.commands, USER, command, place)
        key, partial = str(target.id), member_json(target, permissions=target.permissions, with_user=False)
        resolved = {"users": {key: user_json(target.user)}, "members": {key: partial}}
        return await self._invoke(place, _named(found) | {"target_id": key, "resolved": resolved}, timeout)

    async def _invoke(self, place: Place, data: Json, timeout: float) -> LiveCard:
        interaction = begin(self.local, InteractionType.COMMAND, place, data)
        return await card_after(self.local, interaction, timeout)


def _named(command: Json) -> Json:
    keys = ("id", "name", "type", "guild_id")
    return {key: command[key] for key in keys if key in command}
