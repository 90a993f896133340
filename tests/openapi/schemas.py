"""What Discord's schemas mean in practice, and what a failed one wants to say."""

from collections.abc import Iterator
from typing import Any


def loosened(schema: Any) -> Any:
    """Allow numbers for ids: Discord takes both, and hikari sends some of them as numbers."""
    if isinstance(schema, list):
        return [loosened(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") == "snowflake" and schema.get("type") == "string":
        return {"anyOf": [schema, {"type": "integer", "minimum": 0}]}
    return {key: loosened(part) for key, part in schema.items()}


def leaves(fault: Any) -> Iterator[Any]:
    """Give the faults that matter: of a failed union, those of the member that was meant."""
    branches: dict[Any, list[Any]] = {}
    for inner in fault.context or ():
        branches.setdefault(inner.schema_path[0], []).append(inner)
    meant = [faults for faults in branches.values() if not any(_is_other_kind(inner) for inner in faults)]
    if not meant:
        yield fault
    for inner in min(meant, key=len, default=[]):
        yield from leaves(inner)


def _is_other_kind(fault: Any) -> bool:
    """Say whether the body was never meant as this member of a union: a `type` of another number, or `null`."""
    is_type_number = list(fault.relative_path) == ["type"] and fault.validator == "enum"
    return is_type_number or bool(fault.validator_value == "null")
