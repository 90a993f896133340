"""Descriptions of commands, options and choices in every language that there is; names stay English.

One name in every language keeps documentation and support one language, too.
"""

from collections.abc import Mapping

import attrs
import hikari

from boss_bot.discord.language.catalogues import catalogue, languages

_ENGLISH = hikari.Locale.EN_US


def translations_of(text: str) -> Mapping[hikari.Locale | str, str]:
    """Return a description by locale. American English is named too, else that of the British would go before it."""
    found: dict[hikari.Locale | str, str] = {_ENGLISH: text}
    for one in languages():
        said = catalogue(one, "commands").gettext(text)
        if said != text:
            found[hikari.Locale(one)] = said
    return found


def translated(builder: hikari.api.CommandBuilder) -> hikari.api.CommandBuilder:
    """Put the translations into what Discord will be sent of a command."""
    if isinstance(builder, hikari.impl.SlashCommandBuilder):
        builder.set_description_localizations(translations_of(builder.description))
        return attrs.evolve(builder, options=[_option(option) for option in builder.options])
    return builder


def _option(option: hikari.CommandOption) -> hikari.CommandOption:
    return attrs.evolve(
        option,
        description_localizations=translations_of(option.description),
        choices=[_choice(choice) for choice in option.choices] if option.choices else option.choices,
        options=[_option(inner) for inner in option.options] if option.options else option.options,
    )


def _choice(choice: hikari.CommandChoice) -> hikari.CommandChoice:
    return attrs.evolve(choice, name_localizations=translations_of(choice.name))
