"""Every knob, once: its name in the environment, its meaning, its default and its check."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import attrs
import platformdirs

_T = TypeVar("_T")

_TOKEN = re.compile(r"[\w-]{10,}\.[\w-]{1,}\.[\w-]{1,}", re.ASCII)
_ADDRESS = re.compile(r"(?:[a-z0-9.-]+|\[[0-9a-f:]+\]):[0-9]{1,5}", re.ASCII)


class SettingsError(Exception):
    """Settings that cannot be used. The message has one line a setting: its name, what is wrong, how to set it."""


def _knob(name: str, read: Callable[[str], _T], example: str, default: Any = attrs.NOTHING) -> _T:
    found: _T = attrs.field(default=default, metadata={"env": name, "read": read, "example": example})
    return found


def _token(text: str) -> str:
    if not _TOKEN.fullmatch(text):
        raise ValueError("does not look like a bot token (three parts joined by dots)")
    return text


def _web_address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("is no http address")
    return text.rstrip("/")


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ValueError("is no whole number from 1")
    return int(text)


def _seconds(text: str) -> float:
    value = float(text) if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text, re.ASCII) else 0.0
    if value <= 0:
        raise ValueError("is no number of seconds above 0")
    return value


def _addresses(text: str) -> frozenset[str]:
    found = frozenset(part.strip().lower() for part in text.split(",") if part.strip())
    if not all(_ADDRESS.fullmatch(part) for part in found):
        raise ValueError("is no list of host:port, separated by commas")
    return frozenset(part.replace("[", "").replace("]", "") for part in found)


def _level(text: str) -> str:
    if text.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise ValueError("is none of DEBUG, INFO, WARNING, ERROR")
    return text.upper()


def _door(text: str) -> str:
    if text.lower() != "off" and not _ADDRESS.fullmatch(text.lower()):
        raise ValueError("is no host:port, and not off")
    return "" if text.lower() == "off" else text.lower()


@attrs.frozen
class Settings:
    """What the operator may set. Read with `load`; secrets are left out of the ``repr``."""

    token: str = attrs.field(
        repr=False,
        metadata={
            "env": "DISCORD_TOKEN",
            "read": _token,
            "example": "the token from your app's Bot page at https://discord.com/developers/applications",
        },
    )
    rest_url: str | None = _knob("BOSS_BOT_DISCORD_REST_URL", _web_address, "http://127.0.0.1:8080/api/v10", None)
    data_dir: Path = _knob("BOSS_BOT_DATA_DIR", Path, "/srv/boss-bot", Path(platformdirs.user_data_dir("boss-bot")))
    max_concurrent: int = _knob("BOSS_BOT_MAX_CONCURRENT_DOWNLOADS", _count, "5", 5)
    user_concurrent: int = _knob("BOSS_BOT_USER_CONCURRENT_DOWNLOADS", _count, "2", 2)
    max_queue_size: int = _knob("BOSS_BOT_MAX_QUEUE_SIZE", _count, "50", 50)
    progress_interval: float = _knob("BOSS_BOT_PROGRESS_INTERVAL", _seconds, "5", 5.0)
    allowed_addresses: frozenset[str] = _knob("BOSS_BOT_ALLOWED_ADDRESSES", _addresses, "127.0.0.1:8000", frozenset())
    http_address: str = _knob("BOSS_BOT_HTTP_ADDRESS", _door, "off", "127.0.0.1:9464")
    log_level: str = _knob("BOSS_BOT_LOG_LEVEL", _level, "INFO", "INFO")


def load(environment: Mapping[str, str], *, token_needed: bool = True) -> Settings:
    """Read the settings from an environment.

    Args:
        environment: As ``os.environ``; an empty value counts as not set.
        token_needed: Whether a missing token is an error; without Discord there is none.

    Raises:
        SettingsError: All that is missing or malformed, in one go. Values are not repeated: they may be secrets.
    """
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for knob in attrs.fields(Settings):
        name, text = knob.metadata["env"], environment.get(knob.metadata["env"], "").strip()
        how = f"Set it like this: {name}={knob.metadata['example']}"
        if not text:
            if knob.default is attrs.NOTHING and token_needed:
                wrong.append(f"{name} is not set. Set it to {knob.metadata['example']}.")
            continue
        try:
            values[knob.name] = knob.metadata["read"](text)
        except ValueError as error:
            wrong.append(f"{name} {error}. {how}")
    if wrong:
        raise SettingsError("\n".join(wrong))
    return Settings(**({"token": ""} | values))
