"""Reading the settings from all the places where they may be."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from boss_bot.settings.settings import Settings
from boss_bot.settings.sources import Layers, values_of

CONFIG = "BOSS_BOT_CONFIG"
"""Names the TOML file, in the environment."""


class SettingsError(Exception):
    """Settings that cannot be used. The message has one line a setting: its name, what is wrong, how to set it."""


@attrs.frozen
class Loaded:
    """Settings, and where each that was given came from, by its name in the environment."""

    settings: Settings
    sources: Mapping[str, str]


def load(environment: Mapping[str, str], *, token_needed: bool = True) -> Settings:
    """Read the settings from an environment; `load_all` says more."""
    return load_all(environment, token_needed=token_needed).settings


def load_all(environment: Mapping[str, str], options: Sequence[str] = (), *, token_needed: bool = True) -> Loaded:
    """Read the settings: defaults, then the file named by ``BOSS_BOT_CONFIG``, the environment, the command line.

    Args:
        environment: As ``os.environ``; an empty value counts as not set.
        options: ``NAME=VALUE`` of the command line.
        token_needed: Whether a missing token is an error; without Discord there is none.

    Raises:
        SettingsError: All that is missing or malformed, in one go. Values are not repeated: they may be secrets.
    """
    fields = attrs.fields(Settings)
    layers = Layers({field.metadata["env"]: not field.repr for field in fields})
    if file := environment.get(CONFIG, "").strip():
        layers.file(Path(file))
    layers.environment(environment)
    layers.options(options)
    values = values_of(fields, layers, lenient=not token_needed)
    if layers.wrong:
        raise SettingsError("\n".join(layers.wrong))
    return Loaded(Settings(**({"token": ""} | values)), {name: given.source for name, given in layers.found.items()})
