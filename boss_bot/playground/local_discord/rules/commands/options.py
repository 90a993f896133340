"""Rules for a command's options: their order, their names, and how subcommands may nest.

Docs: interactions/application-commands, "Subcommands and Subcommand Groups" and "Option Type".
"""

from boss_bot.playground.local_discord.rules import values
from boss_bot.playground.local_discord.rules.commands.choices import check_limits
from boss_bot.playground.local_discord.rules.commands.names import check_description, check_name
from boss_bot.playground.local_discord.rules.form import Field, is_integer

SUBCOMMAND, GROUP = 1, 2
BASIC = (3, 4, 5, 6, 7, 8, 9, 10, 11)
# What each level may hold: a command anything, a group only subcommands, a subcommand only basic options.
_INSIDE = {SUBCOMMAND: BASIC, GROUP: (SUBCOMMAND,)}
MOST_OPTIONS = 25


def check_options(holder: Field, allowed: tuple[int, ...] = (SUBCOMMAND, GROUP, *BASIC)) -> None:
    """Check the options of a command, group or subcommand and everything inside them.

    Args:
        holder: What has the options.
        allowed: The option types that may stand at this level.
    """
    options = [option for option in holder.child("options").entries(0, MOST_OPTIONS) if option.is_record()]
    for option in options:
        _check_option(option, allowed)
    _blame_mixture(options)
    _blame_order(options)
    _blame_repeated_names(options)


def _check_option(option: Field, allowed: tuple[int, ...]) -> None:
    check_name(option)
    check_description(option)
    values.yes_or_no(option.child("required"))
    if not option.child("type").required():
        return
    kind = option.child("type").value
    if not is_integer(kind) or kind not in allowed:
        option.blame("UNION_TYPE_CHOICES", f'Value of field "type" must be one of {allowed}.')
    elif kind in _INSIDE:
        check_options(option, _INSIDE[kind])
    else:
        check_limits(option, kind)


def _blame_mixture(options: list[Field]) -> None:
    """A command with subcommands is not usable itself, so it has no options of its own."""
    nested = [option.child("type").value in _INSIDE for option in options if _has_known_type(option)]
    if any(nested) and not all(nested):
        words = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        for option in options:
            if _has_known_type(option) and option.child("type").value not in _INSIDE:
                option.blame("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", words)


def _blame_order(options: list[Field]) -> None:
    optional_seen = False
    for option in options:
        if option.child("type").value in (SUBCOMMAND, GROUP):
            continue
        is_required = option.child("required").value is True
        if is_required and optional_seen:
            words = "Required options must be placed before non-required options"
            option.blame("APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", words)
        optional_seen = optional_seen or not is_required


def _blame_repeated_names(options: list[Field]) -> None:
    seen: set[str] = set()
    for option in options:
        name = option.child("name").value
        if isinstance(name, str) and name in seen:
            option.child("name").blame("APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists")
        seen.add(str(name))


def _has_known_type(option: Field) -> bool:
    return is_integer(option.child("type").value)
