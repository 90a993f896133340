"""Values that are stored as JSON, and back. cattrs refuses keys that it does not know."""

import json
from pathlib import PurePosixPath
from typing import TypeVar, get_origin

import cattrs
from cattrs.gen import make_dict_structure_fn

from boss_bot.domain.jobs.error_record import ErrorRecord, Fact
from boss_bot.domain.members.levels import Level

_T = TypeVar("_T")


def _is_frozenset(kind: object) -> bool:
    return get_origin(kind) is frozenset


_converter = cattrs.Converter(forbid_extra_keys=True)
_converter.register_unstructure_hook(PurePosixPath, str)
_converter.register_structure_hook(PurePosixPath, lambda value, _: PurePosixPath(value))
_converter.register_structure_hook(Level, lambda value, _: Level(int(value)))  # a key in JSON is a text
_converter.register_unstructure_hook_func(_is_frozenset, sorted)
_converter.register_structure_hook(Fact, lambda value, _: value)
_converter.register_structure_hook(
    ErrorRecord, make_dict_structure_fn(ErrorRecord, _converter, _cattrs_forbid_extra_keys=True)
)


def dump(value: object) -> str:
    """Write a value as JSON."""
    return json.dumps(_converter.unstructure(value), ensure_ascii=True, separators=(",", ":"))


def load(text: str | None, kind: type[_T]) -> _T | None:
    """Read a value from JSON; None stays None.

    Raises:
        cattrs.BaseValidationError: It is of another shape: a migration was forgotten.
    """
    return None if text is None else _converter.structure(json.loads(text), kind)
