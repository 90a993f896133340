"""Rules for addresses: links, and references to the files of the same message."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from boss_bot.playground.local_discord.rules import values
from boss_bot.playground.local_discord.rules.form import Field

WEB = ("http", "https")
ATTACHMENT = "attachment"


def address(field: Field, *, schemes: Sequence[str], high: int = 2048, required: bool = False) -> str | None:
    """Check a URL of at most `high` characters with one of the `schemes`; give it back where it is sound."""
    url = values.text(field, low=1 if required else 0, high=high, required=required)
    if not url:
        return None
    scheme = url.partition(":")[0].lower()
    if scheme not in schemes:
        words = f'Scheme "{scheme[:50]}" is not supported. Scheme must be one of {tuple(schemes)}.'
        field.blame("URL_TYPE_INVALID_SCHEME", words)
        return None
    if not (_attached_name(url) if scheme == ATTACHMENT else _has_host(url)):
        field.blame("URL_TYPE_INVALID_URL", "Not a well formed URL.")
        return None
    return url


def referenced_file(url: str) -> str | None:
    """Give the name, as Discord stores it, of the file that an `attachment://` URL names; `None` for other URLs."""
    name = _attached_name(url)
    return stored_name(name) if name else None


def stored_name(name: str) -> str:
    """Write a file name as Discord stores it: in ASCII, without what a shell or an address could misread.

    The name in an `attachment://` URL is rewritten in the same way since 2025-11-19 (discord-api-docs #7890), so the
    two match when compared in this form. Of a name of which nothing is left Discord makes one up (#6945): see
    `is_known_again`.
    """
    stem, dot, ending = _plain(name).rpartition(".")
    stem, ending = (stem, ending) if dot else (ending, "")
    return f"{stem.strip('_.') or 'unknown'}{dot}{ending}"


def is_known_again(name: str) -> bool:
    """Say whether a message can name a file that it brings: nobody knows the name that Discord made up."""
    return bool(_plain(name).rpartition(".")[0].strip("_.") or "." not in name)


def shown_title(name: str, title: str | None) -> str | None:
    """Return what people read in the place of a file's name, without its ending; `None` when they read the name.

    Where nothing is said it is the name that was sent, if it was rewritten (resources/message, attachment object).
    """
    return title or (None if stored_name(name) == name else name.rpartition(".")[0] or name)


def _plain(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9_.\-]+", "_", name)


def _attached_name(url: str) -> str:
    scheme, _, name = url.partition("://")
    return name if scheme.lower() == ATTACHMENT else ""


def _has_host(url: str) -> bool:
    try:
        return bool(urlsplit(url).netloc) and not any(letter.isspace() for letter in url)
    except ValueError:
        return False
