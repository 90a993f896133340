"""The commands that this bot offers, as Discord is to be told of them."""

from collections.abc import Iterator, Mapping, Sequence

import hikari
import lightbulb

from boss_bot.discord.registration.translated import translated

_ENGLISH = hikari.Locale.EN_US

Root = lightbulb.Group | type[lightbulb.commands.CommandBase]


async def offered(client: lightbulb.GatewayEnabledClient) -> Mapping[int, Sequence[hikari.api.CommandBuilder]]:
    """Return the commands by the server that they are for; 0 stands for everywhere.

    Args:
        client: Has been started, so that it knows what it can run.
    """
    found: dict[int, Sequence[hikari.api.CommandBuilder]] = {0: []}
    for place, paths in client.invokable_commands.items():
        roots = {root for collection in paths.values() for root in _roots(collection)}
        built = [await root.as_command_builder(_ENGLISH, lightbulb.localization_unsupported) for root in roots]
        found[int(place)] = [translated(builder) for builder in sorted(built, key=lambda builder: builder.name)]
    return found


def descriptions(client: lightbulb.GatewayEnabledClient) -> Mapping[str, str]:
    """Return what each slash command that can be used everywhere does, by its whole name."""
    slash = (collection.slash for collection in client.invokable_commands.get(0, {}).values())
    told = [command._command_data for command in slash if command is not None]  # noqa: SLF001 - shown nowhere else
    return {data.qualified_name: data.description for data in told}


def _roots(collection: object) -> Iterator[Root]:
    """Step from what can be run to what Discord calls a command: a group may be two levels above."""
    for kind in ("slash", "user", "message"):
        command = getattr(collection, kind)
        if command is not None:
            parent = command._command_data.parent  # noqa: SLF001 - lightbulb shows it nowhere else
            yield getattr(parent, "parent", parent) or command
