"""The objects that options refer to by their ids."""

import attrs

from boss_bot.playground.driver.place import Place
from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.state import State


@attrs.define
class Resolved:
    """The objects behind the ids in options."""

    state: State
    place: Place
    found: dict[str, dict[str, Json]] = attrs.field(factory=dict)

    def add(self, kind: str, number: int, body: Json) -> str:
        """Note an object and return its id, as options hold it."""
        self.found.setdefault(kind, {})[str(number)] = body
        return str(number)
