"""A request body under examination: one value, where it stands, and what was found wrong so far."""

from collections.abc import Mapping, Sequence
from typing import TypeGuard

import attrs

from boss_bot.playground.local_discord.rules.api_error import Fault, form_error


@attrs.frozen
class Field:
    """One value of a request body.

    Every child shares the list of faults with the field it came from, so one body ends in one refusal. Discord treats
    `null` like an absent key nearly everywhere, and so does this class: `value` is `None` for both.

    Attributes:
        value: What was sent: anything JSON can say.
        path: Keys and list positions that lead here from the top of the body.
        faults: What was found wrong with the whole body so far.
    """

    value: object
    path: tuple[str, ...] = ()
    faults: list[Fault] = attrs.field(factory=list)

    def blame(self, code: str, message: str) -> None:
        """Note a fault of this value under Discord's name for it."""
        self.faults.append(Fault(self.path, code, message))

    def child(self, key: str) -> "Field":
        """Step into the value under `key`; its value is `None` where there is none."""
        inner = self.value.get(key) if isinstance(self.value, Mapping) else None
        return Field(inner, (*self.path, key), self.faults)

    @property
    def absent(self) -> bool:
        """Whether nothing was sent here."""
        return self.value is None

    def required(self) -> bool:
        """Blame the field when nothing was sent; say whether something was."""
        if self.absent:
            self.blame("BASE_TYPE_REQUIRED", "This field is required")
        return not self.absent

    def is_record(self) -> bool:
        """Blame the field unless it is a JSON object; say whether it is one."""
        if isinstance(self.value, Mapping):
            return True
        self.blame("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
        return False

    def entries(self, low: int = 0, high: int | None = None) -> list["Field"]:
        """Step into every element of a list, blaming a wrong length.

        Args:
            low: The least number of elements that is allowed; 0 also allows the list to be absent.
            high: The greatest number, or `None` for any. Elements beyond it are not looked at.

        Returns:
            One field for each element; none when this is not a list.
        """
        if self.absent and low == 0:
            return []
        if not self.required():
            return []
        if not isinstance(self.value, list | tuple):
            self.blame("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return []
        blame_length(self, len(self.value), low, high)
        return [
            Field(element, (*self.path, str(position)), self.faults)
            for position, element in enumerate(self.value[:high])
        ]

    def settle(self) -> None:
        """Refuse the body if anything is wrong with it.

        Raises:
            ApiError: 400 with code 50035 and every fault by its path.
        """
        if self.faults:
            raise form_error(self.faults)


def blame_length(field: Field, length: int, low: int, high: int | None) -> None:
    """Blame a text or list that is too short or too long, unless there is no upper bound and so no rule."""
    if high is None or low <= length <= high:
        return
    if low == 0:
        field.blame("BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")
    else:
        field.blame("BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")


def blame_repeats(entries: Sequence[Field]) -> None:
    """Blame every element of a list that says the same as one before it."""
    seen: set[str] = set()
    for entry in entries:
        if str(entry.value) in seen:
            entry.blame("SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value")
        seen.add(str(entry.value))


def is_integer(value: object) -> TypeGuard[int]:
    """Say whether a value is an integer as JSON has it, which `True` is not."""
    return isinstance(value, int) and not isinstance(value, bool)
