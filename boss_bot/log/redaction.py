"""What never gets into a line: secrets that are known, by value, and others by their shape."""

import base64
import binascii
import functools
import json
import re
from collections.abc import Mapping
from urllib.parse import quote, unquote, unquote_plus, urlsplit

from boss_bot.log.shapes import HIDDEN, without_shapes

_DEPTH = 3
"""How often a text may be wrapped in percent signs or base64 and is still looked into."""
_PIECE = re.compile(r"[^\s\"'<>]+")
_BASE64 = re.compile(r"(?<![A-Za-z0-9_+/-])[A-Za-z0-9_+/-]{12,}={0,2}")
_BREAKS = str.maketrans("", "", "\\n")
"""What a break within a secret may be made of, besides blanks."""
_known: dict[str, str] = {}
"""Each form of each secret, and that form without all that a break may be made of."""


def hide(secret: str) -> None:
    """Never let a secret of this process into a line, in any of its written forms, nor broken over lines.

    Args:
        secret: The value; shorter than eight characters it would hide ordinary words, and is left to its shape. Of an
            address, who signs in and with what, and the last part of the path (a webhook's token), are secrets too.
    """
    if "://" in secret:
        parts = urlsplit(secret)
        for part in (parts.username, parts.password, parts.path.rpartition("/")[2]):
            hide(unquote(part or ""))
    if len(secret) >= 8:
        _known.update((form, _unbroken(form)) for form in _forms(secret))


def _unbroken(text: str) -> str:
    return "".join(text.casefold().split()).translate(_BREAKS)


@functools.cache
def _broken(form: str) -> re.Pattern[str]:
    """Return what finds a form, whole or broken over lines: slow to make, and seldom wanted."""
    return re.compile(r"(?:\\?[\r\n]\s*|\\n)?".join(map(re.escape, form)), re.IGNORECASE)


def _forms(secret: str) -> set[str]:
    raw = secret.encode()
    forms = {secret, quote(secret, safe=""), json.dumps(secret)[1:-1], repr(secret)[1:-1], repr(raw)[2:-1], raw.hex()}
    forms.add(quote(quote(secret, safe=""), safe=""))
    for before in range(3):  # what stands before it decides which of three ways base64 writes it
        for code in (base64.b64encode, base64.urlsafe_b64encode):
            whole = code(b"\0" * before + raw).decode().rstrip("=")
            # A letter at either end holds bits of its neighbour.
            forms.add(whole[(0, 2, 3)[before] : len(whole) - ((before + len(raw)) % 3 > 0)])
    return forms


def redact(text: str, depth: int = _DEPTH) -> str:
    """Take out of a text every secret that is known, and every one that shows by its shape.

    Args:
        text: Anything.
        depth: How often it may be wrapped and is looked into.
    """
    text = redact_known(text)
    if depth:
        if "%" in text:
            text = _PIECE.sub(
                lambda run: _opened(run[0], unquote_plus(run[0]) if "%" in run[0] else run[0], depth), text
            )
        text = _BASE64.sub(lambda run: _opened(run[0], _decoded(run[0]), depth), text)
    return without_shapes(text)


def _opened(run: str, inside: str, depth: int) -> str:
    """Return what is to stand for a wrapped piece of a text: itself, unless there is something to hide in it."""
    return run if inside == run or redact(inside, depth - 1) == inside else HIDDEN


def _decoded(run: str) -> str:
    """Return the text in a piece of base64, or the piece itself where there is none."""
    try:
        text = base64.b64decode(
            run.rstrip("=") + "=" * (-len(run.rstrip("=")) % 4), altchars=b"-_" if set(run) & set("-_") else None
        )
        return text.decode("ascii")
    except (binascii.Error, ValueError):
        return run


def redact_known(text: str) -> str:
    """Take out of a text every secret that is known, in each of its written forms; nothing else changes."""
    whole = _unbroken(text)
    for form in [form for form, unbroken in _known.items() if unbroken in whole]:
        text = _broken(form).sub(HIDDEN, text)
    return text


def redact_all(value: object) -> object:
    """Take secrets out of every text of nested lists and mappings, keys among them; other values stay."""
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, Mapping):
        # A name that says it is secret counts for its value, as it would in one line.
        return {redact(str(key)): _beside(str(key), inner) for key, inner in value.items()}
    return [redact_all(inner) for inner in value] if isinstance(value, list | tuple) else value


def _beside(key: str, value: object) -> object:
    told = isinstance(value, str) and redact(f"{key}={value}") != f"{redact(key)}={redact(value)}"
    return HIDDEN if told else redact_all(value)
