"""Rules for registering application commands, one at a time or all at once.

Docs: interactions/application-commands, "Registering a Command" and "Application Command Structure".
"""

from collections import Counter

from boss_bot.playground.local_discord.rules import refusals, values
from boss_bot.playground.local_discord.rules.commands.names import check_description, check_menu_name, check_name
from boss_bot.playground.local_discord.rules.commands.options import check_options
from boss_bot.playground.local_discord.rules.commands.size import LARGEST, size_of
from boss_bot.playground.local_discord.rules.form import Field, blame_repeats

CHAT_INPUT, USER, MESSAGE, ENTRY_POINT = 1, 2, 3, 4
# How many commands of each type an application may have, globally and again in each guild (15 since 2026-03-03).
MOST_BY_TYPE = {CHAT_INPUT: 100, USER: 15, MESSAGE: 15, ENTRY_POINT: 1}
CONTEXTS = (0, 1, 2)
INTEGRATION_TYPES = (0, 1)


def check_commands(payload: object) -> None:
    """Refuse a bulk overwrite of commands as Discord would, with all faults at once.

    Args:
        payload: The body of the PUT: a list of commands.

    Raises:
        ApiError: 400 with code 50035 (faults by path, beginning with the command's position), or 30032 when there
            are more commands of one type than an application may have.
    """
    form = Field(payload)
    commands = [command for command in form.entries(0, sum(MOST_BY_TYPE.values())) if command.is_record()]
    seen: set[tuple[str, str]] = set()
    for command in commands:
        _check_command(command)
        key = (str(_type_of(command)), str(command.child("name").value))
        if key in seen:
            command.blame("APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
        seen.add(key)
    form.settle()
    counts = Counter(_type_of(command) for command in commands)
    for kind, most in MOST_BY_TYPE.items():
        if counts[kind] > most:
            raise refusals.too_many_commands(most)


def check_command(payload: object) -> None:
    """Refuse a single command (the body of a POST, or a command as a PATCH would leave it) as Discord would.

    Raises:
        ApiError: 400 with code 50035 and the faults by path.
    """
    form = Field(payload)
    if form.is_record():
        _check_command(form)
    form.settle()


def _check_command(command: Field) -> None:
    kind = values.one_of(command.child("type"), tuple(MOST_BY_TYPE))
    if kind is None and not command.child("type").absent:
        return
    if _type_of(command) in (USER, MESSAGE):
        _check_menu(command)
    else:
        check_name(command)
        check_description(command)
        check_options(command)
    for name in ("nsfw", "dm_permission"):
        values.yes_or_no(command.child(name))
    # A bit set, which Discord takes as a number or as its digits.
    values.snowflake(command.child("default_member_permissions"))
    _check_set(command.child("contexts"), CONTEXTS)
    _check_set(command.child("integration_types"), INTEGRATION_TYPES)
    if size_of(command.value) > LARGEST:
        command.blame("APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({LARGEST})")


def _check_menu(command: Field) -> None:
    """Check a command of the context menu, which is only a name."""
    check_menu_name(command)
    if command.child("description").value:
        words = "Context menu commands cannot have description"
        command.blame("APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET", words)
    if command.child("options").value:
        words = "Context menu commands cannot have options"
        command.blame("APPLICATION_COMMAND_CONTEXT_MENU_CANNOT_HAVE_OPTIONS", words)


def _check_set(field: Field, allowed: tuple[int, ...]) -> None:
    if field.absent:
        return
    entries = field.entries(1, len(allowed))
    for entry in entries:
        values.one_of(entry, allowed, required=True)
    blame_repeats(entries)


def _type_of(command: Field) -> object:
    """Give the command's type; without one it is a slash command."""
    return CHAT_INPUT if command.child("type").absent else command.child("type").value
