"""The application's commands, as they are registered."""

import attrs

from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.rules import refusals
from boss_bot.playground.local_discord.snowflakes import Snowflakes

CHAT_INPUT = 1
LOCALISATIONS = ("name_localizations", "description_localizations")


@attrs.define(eq=False)
class Commands:
    """Commands by scope (None: global, else a guild's id), type and name. ``registrations`` counts answered changes."""

    application_id: int
    ids: Snowflakes
    registrations: int = 0
    _scopes: dict[int | None, dict[tuple[int, str], Json]] = attrs.field(factory=dict, init=False)

    def all(self, scope: int | None) -> list[Json]:
        """Return the commands of one scope."""
        return list(self._scopes.get(scope, {}).values())

    def get(self, scope: int | None, command_id: int) -> Json:
        """Return one command.

        Raises:
            ApiError: 10063, there is none with this id.
        """
        for command in self.all(scope):
            if command["id"] == str(command_id):
                return command
        raise refusals.unknown_command()

    def replace(self, scope: int | None, bodies: list[Json]) -> list[Json]:
        """Make ``bodies`` all there is. A command that keeps its type and name keeps its id."""
        old = self._scopes.get(scope, {})
        new = {key_of(body): self._stored(scope, body, old.get(key_of(body))) for body in bodies}
        self._scopes[scope] = new
        return list(new.values())

    def upsert(self, scope: int | None, body: Json) -> tuple[Json, bool]:
        """Add a command, or replace the one of its type and name; return it and whether it is new."""
        commands = self._scopes.setdefault(scope, {})
        old = commands.get(key_of(body))
        commands[key_of(body)] = self._stored(scope, body, old)
        return commands[key_of(body)], old is None

    def edit(self, scope: int | None, command_id: int, changes: Json) -> Json:
        """Change some fields of a command."""
        old = self.get(scope, command_id)
        del self._scopes[scope][key_of(old)]
        new = self._stored(scope, {**old, **changes}, old)
        self._scopes[scope][key_of(new)] = new
        return new

    def delete(self, scope: int | None, command_id: int) -> None:
        """Remove a command."""
        del self._scopes[scope][key_of(self.get(scope, command_id))]

    def find(self, kind: int, name: str, guild_id: int | None) -> Json | None:
        """Return what a member sees under this name: the guild's own command before the global one."""
        key = (kind, name)
        own = self._scopes.get(guild_id, {}).get(key) if guild_id is not None else None
        return own or self._scopes.get(None, {}).get(key)

    def _stored(self, scope: int | None, body: Json, old: Json | None) -> Json:
        """Return the command object (https://discord.com/developers/docs/interactions/application-commands)."""
        permissions = body.get("default_member_permissions")
        defaults: Json = {
            "type": CHAT_INPUT,
            "description": "",
            "name_localizations": None,
            "description_localizations": None,
            "nsfw": False,
            "contexts": None,
            "integration_types": [0],
        }
        given = {key: value for key, value in body.items() if value is not None}
        return {
            **defaults,
            **given,
            "default_member_permissions": None if permissions is None else str(permissions),
            "id": old["id"] if old else str(self.ids.take()),
            "application_id": str(self.application_id),
            "version": str(self.ids.take()),
            **({} if scope is None else {"guild_id": str(scope)}),
        }


def key_of(body: Json) -> tuple[int, str]:
    """Return what identifies a command within its scope: its type and name."""
    return int(body.get("type") or CHAT_INPUT), str(body["name"])


def without_localisations(command: Json) -> Json:
    """Return ``command`` as lists give it by default: without the dictionaries of translations."""
    return {key: value for key, value in command.items() if key not in LOCALISATIONS}
