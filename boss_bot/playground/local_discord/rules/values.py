"""Rules for single values: text, numbers, choices and ids.

Each function blames the field for what is wrong with it and gives the value back where it is sound, else `None`.
An absent value is sound unless `required` says otherwise.
"""

from collections.abc import Sequence

from boss_bot.playground.local_discord.rules.form import Field, blame_length, is_integer

# Integers above this lose precision in a client that reads JSON numbers as doubles, so Discord refuses them.
GREATEST_INTEGER = 2**53 - 1


def text(field: Field, *, high: int, low: int = 0, required: bool = False) -> str | None:
    """Check a text of `low` to `high` characters (code points).

    A required text may never be empty: Discord then says that it is missing.
    """
    if not _wanted(field, required=required):
        return None
    if not isinstance(field.value, str):
        field.blame("STRING_TYPE_CONVERT", f'Could not interpret "{_brief(field.value)}" as string.')
        return None
    if required and low == 0 and not field.value:
        field.blame("BASE_TYPE_REQUIRED", "This field is required")
        return None
    before = len(field.faults)
    blame_length(field, len(field.value), low, high)
    return field.value if len(field.faults) == before else None


def whole_number(field: Field, *, low: int, high: int, required: bool = False) -> int | None:
    """Check an integer from `low` to `high`."""
    if not _wanted(field, required=required):
        return None
    if not is_integer(field.value):
        field.blame("NUMBER_TYPE_COERCE", f'Value "{_brief(field.value)}" is not int.')
        return None
    return field.value if _in_range(field, field.value, low, high, "int") else None


def decimal_number(field: Field, *, low: float, high: float, required: bool = False) -> float | None:
    """Check a number, whole or not, from `low` to `high`."""
    if not _wanted(field, required=required):
        return None
    if isinstance(field.value, bool) or not isinstance(field.value, int | float):
        field.blame("NUMBER_TYPE_COERCE", f'Value "{_brief(field.value)}" is not float.')
        return None
    return field.value if _in_range(field, field.value, low, high, "float") else None


def yes_or_no(field: Field) -> bool | None:
    """Check a true or false."""
    if field.absent or isinstance(field.value, bool):
        return field.value if isinstance(field.value, bool) else None
    field.blame("BOOLEAN_TYPE_CONVERT", "Must be either true or false.")
    return None


def one_of(field: Field, allowed: Sequence[int] | Sequence[str], *, required: bool = False) -> int | str | None:
    """Check that the value is one of a few."""
    if not _wanted(field, required=required):
        return None
    # `True == 1` in Python but not in JSON.
    if isinstance(field.value, int | str) and not isinstance(field.value, bool) and field.value in allowed:
        return field.value
    field.blame("BASE_TYPE_CHOICES", f"Value must be one of {tuple(allowed)}.")
    return None


def snowflake(field: Field, *, required: bool = False) -> str | None:
    """Check an id: digits in a string, or an integer, which Discord takes just as well."""
    if not _wanted(field, required=required):
        return None
    digits = field.value if isinstance(field.value, str) else ""
    if is_integer(field.value):
        digits = str(int(field.value))
    if not (digits.isascii() and digits.isdigit()):
        field.blame("NUMBER_TYPE_COERCE", f'Value "{_brief(field.value)}" is not snowflake.')
        return None
    if int(digits[:20]) >= 2**63:
        field.blame("NUMBER_TYPE_MAX", f"snowflake value should be less than or equal to {2**63 - 1}.")
        return None
    return digits


def _wanted(field: Field, *, required: bool) -> bool:
    return field.required() if required else not field.absent


def _in_range(field: Field, number: float, low: float, high: float, kind: str) -> bool:
    if number < low:
        field.blame("NUMBER_TYPE_MIN", f"{kind} value should be greater than or equal to {low}.")
    elif not number <= high:
        field.blame("NUMBER_TYPE_MAX", f"{kind} value should be less than or equal to {high}.")
    return low <= number <= high


def _brief(value: object) -> str:
    return str(value)[:50]
