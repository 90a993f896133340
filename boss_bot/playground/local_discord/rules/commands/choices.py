"""Rules for the choices and ranges of one option (docs: interactions/application-commands, "Option Structure")."""

from boss_bot.playground.local_discord.rules import values
from boss_bot.playground.local_discord.rules.commands.names import LOCALES
from boss_bot.playground.local_discord.rules.form import Field, blame_repeats

STRING, INTEGER, CHANNEL, NUMBER = 3, 4, 7, 10
WITH_CHOICES = (STRING, INTEGER, NUMBER)
MOST_CHOICES = 25
LONGEST_CHOICE = 100
LONGEST_STRING = 6000
CHANNEL_TYPES = (0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16)


def check_limits(option: Field, kind: int) -> None:
    """Check what an option of this type lets a member type: choices or autocomplete, length, range, channels."""
    values.yes_or_no(option.child("autocomplete"))
    if kind in WITH_CHOICES:
        check_choices(option.child("choices"), kind)
        if option.child("autocomplete").value is True and option.child("choices").value:
            words = "Autocomplete and choices are mutually exclusive"
            option.blame("APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_AND_CHOICES", words)
    elif option.child("autocomplete").value is True:
        words = "Autocomplete is only for string, integer and number options"
        option.child("autocomplete").blame("APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID_TYPE", words)
    if kind == STRING:
        least = values.whole_number(option.child("min_length"), low=0, high=LONGEST_STRING)
        most: float | None = values.whole_number(option.child("max_length"), low=1, high=LONGEST_STRING)
        _blame_order(option.child("min_length"), least, most)
    elif kind in WITH_CHOICES:
        least_value = _number(option.child("min_value"), kind)
        _blame_order(option.child("min_value"), least_value, _number(option.child("max_value"), kind))
    elif kind == CHANNEL:
        _check_channel_types(option.child("channel_types"))


def check_choices(choices: Field, kind: int | None = None) -> None:
    """Check up to 25 choices, of a command or of an answer to autocomplete.

    Args:
        choices: The list.
        kind: The option's type, or `None` for an answer to autocomplete, where text and numbers will both do and a
            name may come twice.
    """
    names: set[str] = set()
    for choice in choices.entries(0, MOST_CHOICES):
        if not choice.is_record():
            continue
        name = values.text(choice.child("name"), low=1, high=LONGEST_CHOICE, required=True)
        _check_translations(choice.child("name_localizations"))
        _check_value(choice.child("value"), kind)
        if kind is not None and name is not None and name in names:
            words = "Option choice names must be unique"
            choice.child("name").blame("APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS", words)
        names.add(name or "")


def _check_channel_types(field: Field) -> None:
    channel_types = field.entries(0, len(CHANNEL_TYPES))
    for channel_type in channel_types:
        values.one_of(channel_type, CHANNEL_TYPES, required=True)
    blame_repeats(channel_types)


def _check_value(value: Field, kind: int | None) -> None:
    is_text = isinstance(value.value, str)
    if kind == STRING or (kind is None and is_text):
        values.text(value, high=LONGEST_CHOICE, required=True)
    elif value.required():
        _number(value, kind or NUMBER)


def _number(field: Field, kind: int) -> float | None:
    limit = values.GREATEST_INTEGER
    if kind == INTEGER:
        return values.whole_number(field, low=-limit, high=limit)
    return values.decimal_number(field, low=-float(limit + 1), high=float(limit + 1))


def _check_translations(names: Field) -> None:
    if names.absent or not names.is_record() or not isinstance(names.value, dict):
        return
    if any(locale not in LOCALES for locale in names.value):
        names.blame("BASE_TYPE_CHOICES", f"Value must be one of {LOCALES}.")
    for locale in names.value:
        if locale in LOCALES:
            values.text(names.child(locale), low=1, high=LONGEST_CHOICE, required=True)


def _blame_order(field: Field, least: float | None, most: float | None) -> None:
    if least is not None and most is not None and least > most:
        words = "The minimum may not be greater than the maximum"
        field.blame("APPLICATION_COMMAND_OPTIONS_MIN_VALUE_EXCEEDS_MAX_VALUE", words)
