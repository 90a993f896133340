"""What a member types behind a command, checked as a client checks it."""

from collections.abc import Mapping
from typing import Any

from boss_bot.playground.driver.option_values import checked
from boss_bot.playground.driver.refusals import NotPossible
from boss_bot.playground.driver.resolved import Resolved
from boss_bot.playground.local_discord.json_types import Json

SUB_COMMAND, SUB_COMMAND_GROUP = 1, 2
NESTING = (SUB_COMMAND, SUB_COMMAND_GROUP)


def filled_in(command: Json, path: list[str], values: Mapping[str, Any], resolved: Resolved) -> list[Json]:
    """Return the ``options`` of an interaction with the sub command ``path``.

    Raises:
        NotPossible: Unknown sub command or option, a required one missing, or a value that a client does not take.
    """
    parents, leaf = _descend(command, path)
    known = {option["name"]: option for option in leaf.get("options") or []}
    if unknown := set(values) - set(known):
        raise NotPossible(f"{leaf['name']!r} has no option {', '.join(sorted(unknown))}")
    given = {name: value for name, value in values.items() if value is not None}
    missing = [name for name, option in known.items() if option.get("required") and name not in given]
    if missing:
        raise NotPossible(f"{leaf['name']!r} needs {', '.join(missing)}")
    options = [
        {"name": name, "type": option["type"], "value": checked(option, given[name], resolved)}
        for name, option in known.items()
        if name in given
    ]
    return _wrapped(parents, options)


def being_typed(command: Json, path: list[str], name: str, typed: str, others: Mapping[str, Any]) -> list[Json]:
    """Return the ``options`` of an autocomplete interaction: ``name`` is being typed, ``others`` are filled in.

    What is not finished is not checked, as in a client.

    Raises:
        NotPossible: There is no such sub command, or no such option with autocomplete.
    """
    parents, leaf = _descend(command, path)
    known = {option["name"]: option for option in leaf.get("options") or []}
    if not known.get(name, {}).get("autocomplete"):
        raise NotPossible(f"{leaf['name']!r} has no option {name!r} with autocomplete")
    options = [{"name": key, "type": known[key]["type"], "value": value} for key, value in others.items()]
    focused = {"name": name, "type": known[name]["type"], "value": typed, "focused": True}
    return _wrapped(parents, [*options, focused])


def _descend(command: Json, path: list[str]) -> tuple[list[Json], Json]:
    """Follow the names of a sub command (and its group); return them and where they lead."""
    parents: list[Json] = []
    leaf = command
    for name in path:
        below = [o for o in leaf.get("options") or [] if o["type"] in NESTING and o["name"] == name]
        if not below:
            raise NotPossible(f"{leaf['name']!r} has no sub command {name!r}")
        leaf = below[0]
        parents.append(leaf)
    if any(option["type"] in NESTING for option in leaf.get("options") or []):
        raise NotPossible(f"{leaf['name']!r} is only a group: name one of its sub commands")
    return parents, leaf


def _wrapped(parents: list[Json], options: list[Json]) -> list[Json]:
    for parent in reversed(parents):
        options = [{"name": parent["name"], "type": parent["type"], "options": options}]
    return options
