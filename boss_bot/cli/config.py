"""``boss-bot config``: what the settings are, and where each comes from."""

import os
import sys
from collections.abc import Mapping

import attrs

from boss_bot.cli.exits import OK, SETTINGS
from boss_bot.settings import Settings, SettingsError, load


def run_config(*, only_check: bool) -> int:
    """Print every setting, or only what is wrong; return the exit code."""
    try:
        settings = load(os.environ)
    except SettingsError as error:
        print(str(error), file=sys.stderr)
        return SETTINGS
    print("Every setting is well-formed." if only_check else "\n".join(shown(settings, os.environ)))
    return OK


def shown(settings: Settings, environment: Mapping[str, str]) -> list[str]:
    """Write a line for each knob: its name, its value (a secret's is hidden) and its source."""
    knobs = attrs.fields(Settings)
    width = max(len(knob.metadata["env"]) for knob in knobs)
    lines = []
    for knob in knobs:
        name = knob.metadata["env"]
        source = "environment" if environment.get(name, "").strip() else "default"
        lines.append(f"{name:<{width}}  {_value(getattr(settings, knob.name), secret=not knob.repr)}  ({source})")
    return lines


def _value(value: object, *, secret: bool) -> str:
    if secret:
        return "[hidden]"
    if isinstance(value, frozenset):
        return ",".join(sorted(value)) or "-"
    if value == "":
        return "off"
    return "-" if value is None else str(value)
