"""The settings as the commands of the program read them."""

import os
from pathlib import Path

import platformdirs

from boss_bot.settings import CONFIG, Loaded, load_all

FILE = "boss-bot.toml"

_options: list[str] = []


def say(*, config: Path | None, options: tuple[str, ...]) -> None:
    """Note what the command line says of settings, for every later `read`.

    Args:
        config: The TOML file to read, None for the one that is found.
        options: ``NAME=VALUE``, each stronger than the environment.
    """
    if config:
        os.environ[CONFIG] = str(config)
    _options[:] = options


def file_found() -> Path:
    """Return the TOML file that is read if it is there: in this folder, else in the user's folder for settings."""
    here = Path(FILE)
    return here if os.access(here, os.F_OK) else platformdirs.user_config_path("boss-bot") / FILE


def read(*, token_needed: bool = True) -> Loaded:
    """Read the settings from all sources, anew each time.

    Raises:
        SettingsError: All that is missing or malformed, in one go.
    """
    environment = dict(os.environ)
    if not environment.get(CONFIG) and (found := file_found()).is_file():
        environment[CONFIG] = str(found)
    return load_all(environment, _options, token_needed=token_needed)
