"""How the settings of the virus scanner are read; like the readers in ``knobs``."""

import re

from boss_bot.knobs import ADDRESS


def socket_address(text: str) -> str:
    """Read where a program listens: a socket in the file system, or a host and a port."""
    if not re.fullmatch(r"unix:/[^\0\n]+", text) and not ADDRESS.fullmatch(text):
        raise ValueError("is neither unix:/path nor host:port")
    return text
