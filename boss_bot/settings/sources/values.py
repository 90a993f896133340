"""From texts to values: each knob's own reader, and a line for each text that it does not take."""

from collections.abc import Iterable
from typing import Any

import attrs

from boss_bot.settings.sources.layers import Layers


def values_of(knobs: Iterable[Any], layers: Layers, *, lenient: bool = False) -> dict[str, Any]:
    """Read the text of every knob that was given; what is missing or malformed goes to ``layers.wrong``.

    Args:
        knobs: The fields, as `knob` makes them.
        layers: Where texts were found.
        lenient: Leave a knob out that has no default and was not given.
    """
    values: dict[str, Any] = {}
    for field in knobs:
        name, example = field.metadata["env"], field.metadata["example"]
        given = layers.found.get(name)
        if given is None or not given.text:
            if field.default is attrs.NOTHING and not lenient:
                layers.wrong.append(f"{name} is not set. Set it to {example}.")
            continue
        try:
            values[field.name] = field.metadata["read"](given.text)
        except ValueError as error:
            layers.wrong.append(f"{name} {error} ({given.source}). Set it like this: {name}={example}")
    return values
