"""Which commands a member's client offers, where."""

from boss_bot.playground.driver.place import Place
from boss_bot.playground.driver.refusals import NotPossible
from boss_bot.playground.local_discord.commands import Commands
from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.world import Permission

GUILD_INSTALL, USER_INSTALL = 0, 1


def offered(commands: Commands, kind: int, name: str, place: Place) -> Json:
    """Return the command ``name`` of a type as it is registered.

    Raises:
        NotPossible: The member's client does not offer it here: unknown, not for this context or kind of
            installation, not permitted, or age-restricted.
    """
    command = commands.find(kind, name, place.guild.id if place.guild else None)
    if command is None:
        raise NotPossible(f"there is no command {name!r}")
    contexts = command.get("contexts")
    if contexts is not None and int(place.context) not in contexts:
        raise NotPossible(f"{name!r} is not offered in this context")
    installed = USER_INSTALL if set(place.owners) == {"1"} else GUILD_INSTALL
    if installed not in (command.get("integration_types") or [GUILD_INSTALL]):
        raise NotPossible(f"{name!r} is not offered where the app is not a member")
    if place.guild is not None and not _permitted(command, place.member.permissions):
        raise NotPossible(f"{place.member.name} may not use {name!r}")
    if command.get("nsfw") and place.guild is not None and not place.channel.nsfw:
        raise NotPossible(f"{name!r} is only offered in age-restricted channels")
    return command


def _permitted(command: Json, permissions: int) -> bool:
    """Say whether a member's permissions suffice; "0" leaves a command to administrators."""
    needed = command.get("default_member_permissions")
    if needed is None or permissions & Permission.ADMINISTRATOR:
        return True
    return int(needed) != 0 and permissions & int(needed) == int(needed)
