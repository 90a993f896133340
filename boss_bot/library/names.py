"""The names that people see on files: made of the title, safe for Discord and for every system."""

import re
import unicodedata

from boss_bot.domain.links.unseen import is_unseen

MAX_STEM = 60
"""Characters of a name before its ending: enough to know a file by, short enough for a card."""

_BREAKS = re.compile(r"[\s/\\:*?\"<>|%$`~&;#@!^'\[\](){}=+,]+")
_EDGES = "._- "
"""What no name begins or ends with."""
# Windows refuses these as names, whatever their ending (learn.microsoft.com, "Naming Files, Paths, and Namespaces").
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_FLAG_LETTERS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_JOINERS = _NON_JOINER, _JOINER = "\u200c", "\u200d"
_MARKS_IN_A_ROW = 4  # more than any script stacks on one letter
_VIRAMA = 9
"""Canonical combining class of the marks after which a joiner changes how a word is written (RFC 5892, appendix A)."""


def shown_name(title: str, number: int, files: int, suffix: str) -> str:
    """Return a name for one file of a job.

    Args:
        title: The post's title as the site gives it. Hostile; letters of every script are kept.
        number: Which file of the job, from 1.
        files: How many files the job has; a number is put into the name when there are several.
        suffix: The ending that fits the file's real type, with its dot.
    """
    whole = re.sub(r"\.{2,}", ".", _BREAKS.sub("_", _letters(title))).strip(_EDGES).removesuffix(suffix)
    whole = whole.strip(_EDGES)
    if not whole or _RESERVED.match(whole):
        whole = f"media_{whole}"
    stem = _cut(whole).strip(_EDGES)
    return f"{stem}{f'_{number}' if files > 1 else ''}{suffix}"


def _letters(title: str) -> str:
    """Return what of a title shows, joiners where a script needs them included."""
    text = unicodedata.normalize("NFC", title)
    kept: list[str] = []
    marks = 0
    for place, c in enumerate(text):
        kind = unicodedata.category(c)
        mark = kind in ("Mn", "Mc")
        if c in _JOINERS:
            shows = _joins(c, kept[-1:], text[place + 1 : place + 2])
        else:
            stands = bool(kept) and not _BREAKS.match(kept[-1]) and kept[-1] not in _EDGES  # a mark needs a letter
            shows = (stands and marks < _MARKS_IN_A_ROW if mark else kind != "Me") and not is_unseen(c)
        if shows:
            kept.append(c)
            marks = marks + 1 if mark else 0
    return unicodedata.normalize("NFC", "".join(kept))


def _joins(joiner: str, before: list[str], after: str) -> bool:
    """Say whether a joiner is part of how a word or an emoji is written (RFC 5892, appendix A.1 and A.2)."""
    if not before:
        return False
    last = before[0]
    if unicodedata.combining(last) == _VIRAMA:
        return True
    if joiner == _NON_JOINER:
        return bool(after) and unicodedata.bidirectional(last) == unicodedata.bidirectional(after) == "AL"
    pictured = unicodedata.category(last) in ("So", "Sk") or last == "\ufe0f"
    return pictured and bool(after) and unicodedata.category(after) == "So"


def _cut(stem: str) -> str:
    """Return at most `MAX_STEM` characters, and no torn letter, emoji or flag at the end."""
    end = MAX_STEM
    while 0 < end < len(stem) and _is_inside(stem, end):
        end -= 1
    return stem[: end or MAX_STEM]


def _is_inside(text: str, at: int) -> bool:
    """Say whether a cut before ``at`` would go through what is read as one letter or sign."""
    c, last, before = text[at], text[at - 1], at
    while before and text[before - 1] in _FLAG_LETTERS:
        before -= 1
    torn_flag = c in _FLAG_LETTERS and (at - before) % 2 == 1  # a flag is two of them
    return unicodedata.category(c)[0] in "MC" or c in _TONES or last == _JOINER or torn_flag
