"""Whether Discord has a command as we have it, down to permissions and translations.

lightbulb's own comparison leaves out default permissions, and takes every translated command for a changed one.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import hikari

Told = Mapping[str, Any]


def told(builder: hikari.api.CommandBuilder, entities: hikari.api.EntityFactory) -> Told:
    """Return what Discord is sent of a command, without what says nothing."""
    sent = builder.build(entities)
    return {name: _plain(value) for name, value in sent.items() if name != "id" and _says_something(value)}


def known(command: hikari.PartialCommand, entities: hikari.api.EntityFactory) -> Told:
    """Return the same of a command that Discord has."""
    return told(_builder(command), entities)


def _builder(command: hikari.PartialCommand) -> hikari.api.CommandBuilder:
    builder: hikari.impl.SlashCommandBuilder | hikari.impl.ContextMenuCommandBuilder
    if isinstance(command, hikari.SlashCommand):
        builder = hikari.impl.SlashCommandBuilder(command.name, command.description)
        builder.set_description_localizations(command.description_localizations)
        for option in command.options or ():
            builder.add_option(option)
    else:
        builder = hikari.impl.ContextMenuCommandBuilder(name=command.name, type=command.type)
    builder.set_name_localizations(command.name_localizations).set_is_nsfw(command.is_nsfw)
    builder.set_default_member_permissions(command.default_member_permissions)
    if command.guild_id is None:
        builder.set_integration_types(command.integration_types).set_context_types(command.context_types)
    return builder


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items() if _says_something(one)}
    if isinstance(value, Sequence) and not isinstance(value, str):
        numbers = [int(one) for one in value if isinstance(one, int)]
        return sorted(numbers) if len(numbers) == len(value) else [_plain(one) for one in value]
    return int(value) if isinstance(value, int) else value


def _says_something(value: object) -> bool:
    return value is not hikari.UNDEFINED and value not in (None, False, [], (), {})
