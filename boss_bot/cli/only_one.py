"""One bot of a token on one machine: two would each take every command, and post every download twice."""

import hashlib
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from boss_bot.settings import Settings


class TokenInUseError(Exception):
    """Another bot with this token runs on this machine, maybe over another data directory."""


@contextmanager
def only_one(settings: Settings) -> Iterator[None]:
    """Be the one bot of the token, at its Discord, while the context lasts; the kernel ends it with the process.

    The mark is the name of a socket in Linux's abstract namespace (unix(7)), which is no file. Elsewhere there is none.

    Raises:
        TokenInUseError: Another process is.
    """
    name = hashlib.sha256(f"{settings.token} {settings.rest_url}".encode()).hexdigest()[:32]
    with socket.socket(socket.AF_UNIX) as mark:
        try:
            mark.bind(f"\0boss-bot-{name}")
        except FileNotFoundError:  # a system without that namespace takes it for a path
            yield
            return
        except OSError as error:
            raise TokenInUseError from error
        yield
