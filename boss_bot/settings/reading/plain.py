"""Readers of settings that are one plain word or number, each raising ``ValueError`` with the end of a sentence."""

import re

from boss_bot.settings.reading.knob import ADDRESS

_YES, _NO = frozenset({"1", "yes", "true", "on"}), frozenset({"0", "no", "false", "off"})


def level(text: str) -> str:
    """Read the name of a log level."""
    if text.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise ValueError("is none of DEBUG, INFO, WARNING, ERROR")
    return text.upper()


def log_format(text: str) -> str:
    """Read the form of log lines."""
    if text.lower() not in ("text", "json"):
        raise ValueError("is neither text nor json")
    return text.lower()


def switch(text: str) -> bool:
    """Read a yes or no."""
    if text.lower() not in _YES | _NO:
        raise ValueError("is neither yes nor no")
    return text.lower() in _YES


def snowflake(text: str) -> int:
    """Read a Discord id: of a person or a channel."""
    if not re.fullmatch(r"[0-9]{15,20}", text, re.ASCII):
        raise ValueError("is no Discord id (15 to 20 digits)")
    return int(text)


def http_address(text: str) -> str:
    """Read where an HTTP server listens; ``off`` is the empty text."""
    if text.lower() != "off" and not ADDRESS.fullmatch(text.lower()):
        raise ValueError("is no host:port, and not off")
    return "" if text.lower() == "off" else text.lower()


def socket_address(text: str) -> str:
    """Read where a program listens: a socket in the file system, or a host and a port."""
    if not re.fullmatch(r"unix:/[^\0\n]+", text) and not ADDRESS.fullmatch(text):
        raise ValueError("is neither unix:/path nor host:port")
    return text
