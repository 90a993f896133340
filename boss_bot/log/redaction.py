"""What never gets into a line: secrets that are known, by value, and others by their shape."""

import base64
import json
import re
from collections.abc import Mapping
from urllib.parse import quote

_HIDDEN = "[hidden]"
_TELLING_NAME = (
    r"(?:[\w.-]{0,200}(?:token|secret|passw(?:or)?d|api[_-]?key|signature|credential|session|auth(?!or))[\w.-]{0,200}"
    r"|sig|hm|[\w.-]{0,200}_key)"
)
_SHAPES = (
    # A whole header: its value may have blanks in it.
    (
        re.compile(
            r"(?i)([\"']?(?:proxy-)?authorization[\"']?\s*[:=]\s*|[\"']?(?:set-)?cookies?[\"']?\s*[:=]\s*)[^\r\n]+"
        ),
        1,
    ),
    # Tokens in the paths of Discord's webhooks and interactions.
    (re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w.~%-]+"), 1),
    # user:password in an address.
    (re.compile(r"(?i)((?<![a-z0-9+.-])[a-z][a-z0-9+.-]*://)[^\s/@:]+:[^\s/@]+(?=@)"), 1),
    # A name that says it is secret, and its value: in settings, JSON, queries and command lines.
    (re.compile(rf"(?i)((?<![\w.-]){_TELLING_NAME}[\"']?\s*[:=]\s*[\"']?)[^\s\"'&;,}}]+"), 1),
    # A bot's token anywhere: three dotted parts, the first a user id in base64 (Discord, API Reference).
    (re.compile(r"()(?<![\w-])[\w-]{18,}\.[\w-]{5,}\.[\w-]{20,}"), 1),
)
_known: set[str] = set()


def hide(secret: str) -> None:
    """Never let a secret of this process into a line, in any of its written forms.

    Args:
        secret: The value; shorter than eight characters it would hide ordinary words, and is left to its shape.
    """
    if len(secret) >= 8:
        raw = secret.encode()
        forms = {secret, quote(secret, safe=""), json.dumps(secret)[1:-1]}
        forms |= {base64.b64encode(raw).decode().rstrip("="), base64.urlsafe_b64encode(raw).decode().rstrip("=")}
        _known.update(forms)


def redact(text: str) -> str:
    """Take out of a text every secret that is known, and every one that shows by its shape."""
    text = redact_known(text)
    for shape, kept in _SHAPES:
        text = shape.sub(rf"\g<{kept}>{_HIDDEN}", text)
    return text


def redact_known(text: str) -> str:
    """Take out of a text every secret that is known, in each of its written forms; nothing else changes."""
    for secret in _known:
        text = text.replace(secret, _HIDDEN)
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
    return _HIDDEN if told else redact_all(value)
