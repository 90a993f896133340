"""How large a command is, as Discord counts it.

Docs: interactions/application-commands: a command may have 8000 characters, counted over the names, descriptions and
values of the command, its options and their choices; of each translated field the longest version counts.
"""

from collections.abc import Mapping

LARGEST = 8000


def size_of(command: object) -> int:
    """Count the characters of a command, option or choice and of all that it holds."""
    if not isinstance(command, Mapping):
        return 0
    own = _longest(command, "name") + _longest(command, "description") + _length(command.get("value"))
    inner = [*_elements(command.get("options")), *_elements(command.get("choices"))]
    return own + sum(size_of(part) for part in inner)


def _longest(holder: Mapping[str, object], key: str) -> int:
    translations = holder.get(f"{key}_localizations")
    lengths = [_length(holder.get(key))]
    if isinstance(translations, Mapping):
        lengths += [_length(text) for text in translations.values()]
    return max(lengths)


def _length(value: object) -> int:
    return len(str(value)) if isinstance(value, str | int | float) else 0


def _elements(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []
