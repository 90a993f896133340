"""Values that are stored as JSON, and back. cattrs refuses keys that it does not know.

It is loaded with the first value: a start needs none, and would be longer for it.
"""

import json
from functools import cache
from pathlib import PurePosixPath
from typing import Any, TypeVar, get_origin

from boss_bot.domain.jobs.error_record import ErrorRecord, Fact
from boss_bot.domain.members.levels import Level

_T = TypeVar("_T")


def _is_frozenset(kind: object) -> bool:
    return get_origin(kind) is frozenset


@cache
def _converter() -> Any:
    """Make the `cattrs.Converter`."""
    import cattrs
    from cattrs.gen import make_dict_structure_fn

    made = cattrs.Converter(forbid_extra_keys=True)
    made.register_unstructure_hook(PurePosixPath, str)
    made.register_structure_hook(PurePosixPath, lambda value, _: PurePosixPath(value))
    made.register_structure_hook(Level, lambda value, _: Level(int(value)))  # a key in JSON is a text
    made.register_unstructure_hook_func(_is_frozenset, sorted)
    made.register_structure_hook(Fact, lambda value, _: value)
    made.register_structure_hook(ErrorRecord, make_dict_structure_fn(ErrorRecord, made, _cattrs_forbid_extra_keys=True))
    return made


def dump(value: object) -> str:
    """Write a value as JSON."""
    return json.dumps(_converter().unstructure(value), ensure_ascii=True, separators=(",", ":"))


def load(text: str | None, kind: type[_T]) -> _T | None:
    """Read a value from JSON; None stays None.

    Raises:
        cattrs.BaseValidationError: It is of another shape: a migration was forgotten.
    """
    return None if text is None else _converter().structure(json.loads(text), kind)
