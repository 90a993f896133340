"""Rules for the five kinds of select menu (docs: components/reference, "String Select" to "Channel Select")."""

from boss_bot.playground.local_discord.rules import values
from boss_bot.playground.local_discord.rules.components.buttons import check_emoji
from boss_bot.playground.local_discord.rules.components.tally import Tally
from boss_bot.playground.local_discord.rules.form import Field, blame_repeats

MOST_OPTIONS = 25
# What the default values of each kind may be: 5 user, 6 role, 7 mentionable, 8 channel.
DEFAULT_KINDS = {5: ("user",), 6: ("role",), 7: ("user", "role"), 8: ("channel",)}
CHANNEL_TYPES = (0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16)


def check_string_select(select: Field, tally: Tally) -> None:
    """Check a select whose options the bot wrote: 1 to 25, each value once, no more defaults than may be chosen."""
    most = _check_frame(select, tally)
    options = select.child("options").entries(1, MOST_OPTIONS)
    seen: set[str] = set()
    defaults = 0
    for option in options:
        if not option.is_record():
            continue
        _check_option(option)
        value = option.child("value").value
        if isinstance(value, str) and value in seen:
            option.blame("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used")
        seen.add(str(value))
        defaults += option.child("default").value is True
    if options and most > len(options):
        words = "The specified maximum values exceeds the number of options"
        select.child("max_values").blame("SELECT_COMPONENT_MAX_VALUES_EXCEEDS_OPTIONS", words)
    _check_defaults(select, defaults, most)


def check_entity_select(select: Field, tally: Tally) -> None:
    """Check a select whose options Discord fills: users, roles, both, or channels."""
    most = _check_frame(select, tally)
    kind = select.child("type").value
    kinds = DEFAULT_KINDS[kind] if isinstance(kind, int) else ()
    defaults = select.child("default_values").entries(0, MOST_OPTIONS)
    for default in defaults:
        if default.is_record():
            values.snowflake(default.child("id"), required=True)
            values.one_of(default.child("type"), kinds, required=True)
    _check_defaults(select, len(defaults), most)
    channel_types = select.child("channel_types").entries(0, len(CHANNEL_TYPES))
    for channel_type in channel_types:
        values.one_of(channel_type, CHANNEL_TYPES, required=True)
    blame_repeats(channel_types)


def _check_frame(select: Field, tally: Tally) -> int:
    """Check what every kind has, and give the greatest number of values that may be chosen."""
    if select.child("custom_id").required():
        tally.claim(select.child("custom_id"))
    values.text(select.child("placeholder"), high=150)
    values.yes_or_no(select.child("disabled"))
    least = values.whole_number(select.child("min_values"), low=0, high=MOST_OPTIONS)
    most = values.whole_number(select.child("max_values"), low=1, high=MOST_OPTIONS)
    most = 1 if most is None else most
    if least is not None and least > most:
        words = "The specified minimum values exceeds the specified maximum values"
        select.child("min_values").blame("SELECT_COMPONENT_MIN_VALUES_EXCEEDS_MAX_VALUES", words)
    return most


def _check_option(option: Field) -> None:
    values.text(option.child("label"), low=1, high=100, required=True)
    values.text(option.child("value"), low=1, high=100, required=True)
    values.text(option.child("description"), high=100)
    values.yes_or_no(option.child("default"))
    check_emoji(option.child("emoji"))


def _check_defaults(select: Field, defaults: int, most: int) -> None:
    if defaults > most:
        words = "The specified number of default values exceeds the specified maximum values"
        select.blame("SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", words)
