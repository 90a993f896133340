"""``boss-bot config``: what the settings are, and where each comes from."""

import sys

import attrs

from boss_bot.cli.exits import OK, SETTINGS
from boss_bot.cli.given import read
from boss_bot.settings import Loaded, Settings, SettingsError


def run_config(*, only_check: bool) -> int:
    """Print every setting, or only what is wrong; return the exit code."""
    try:
        loaded = read()
    except SettingsError as error:
        print(str(error), file=sys.stderr)
        return SETTINGS
    print("Every setting is well-formed." if only_check else "\n".join(shown(loaded)))
    return OK


def shown(loaded: Loaded) -> list[str]:
    """Write a line for each knob: its name, its value (a secret's is hidden) and its source."""
    knobs = attrs.fields(Settings)
    width = max(len(knob.metadata["env"]) for knob in knobs)
    lines = []
    for knob in knobs:
        name = knob.metadata["env"]
        value = _value(getattr(loaded.settings, knob.name), secret=not knob.repr and name in loaded.sources)
        lines.append(f"{name:<{width}}  {value}  ({loaded.sources.get(name, 'default')})")
    return lines


def _value(value: object, *, secret: bool) -> str:
    if secret:
        return "[hidden]"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, frozenset):
        return ",".join(sorted(value)) or "-"
    if value == "":
        return "off"
    return "-" if value is None else str(value)
