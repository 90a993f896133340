"""The names that people see on files: made of the title, safe for Discord and for every system."""

import re
import unicodedata

MAX_STEM = 60
"""Characters of a name before its ending: enough to know a file by, short enough for a card."""

_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Characters that count as letters or signs and show nothing (Unicode: default ignorable fillers, empty braille)."""
_BREAKS = re.compile(r"[\s/\\:*?\"<>|%$`~&;#@!^'\[\](){}=+,]+")
# Windows refuses these as names, whatever their ending (learn.microsoft.com, "Naming Files, Paths, and Namespaces").
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)


def shown_name(title: str, number: int, files: int, suffix: str) -> str:
    """Return a name for one file of a job.

    Args:
        title: The post's title as the site gives it. Hostile; letters of every script are kept.
        number: Which file of the job, from 1.
        files: How many files the job has; a number is put into the name when there are several.
        suffix: The ending that fits the file's real type, with its dot.
    """
    letters = "".join(
        c
        for c in unicodedata.normalize("NFC", title)
        if c not in _BLANKS and (unicodedata.category(c)[0] not in "CM" or _mark(c))
    )
    whole = _BREAKS.sub("_", letters).replace("..", ".").strip("._- ").removesuffix(suffix)
    stem = whole[:MAX_STEM].strip("._- ")
    if not stem or _RESERVED.match(stem):
        stem = f"media_{stem}".rstrip("_")
    return f"{stem}{f'_{number}' if files > 1 else ''}{suffix}"


def _mark(character: str) -> bool:
    """Keep combining marks (they are letters' parts in many scripts), drop enclosing ones."""
    return unicodedata.category(character) in ("Mn", "Mc")
