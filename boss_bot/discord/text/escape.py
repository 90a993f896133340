"""The one way in which foreign text (titles, names, hosts, what a member typed) gets into a card.

Discord's client drops a backslash before any character that is no letter, digit or blank, so escaped text shows
exactly as it was written, with no formatting, link or mention made of it.
"""

import re
import unicodedata

from boss_bot.domain.links.unseen import BLANKS, EMOJI_STYLE, is_unseen

_ELLIPSIS = "…"
_JOINERS = "\u200c\u200d"  # Persian needs the one, emoji families the other; every other invisible mark goes
_NEEDS_A_LETTER = _JOINERS + EMOJI_STYLE
_MARKS_IN_A_ROW = 4  # more than any script stacks on one letter
_ALWAYS = re.compile(r"[\\*_~`|\[\]<>@]")
_SCHEME = re.compile(r"(?<=[A-Za-z]):(?=\S)")  # breaks https://, mailto: and every other link
_DOMAIN = re.compile(r"\.(?=[A-Za-z]{2,24}/)")  # breaks discord.gg/…, which needs no scheme
_LINE_START = re.compile(r"^(?:[#+-]|[0-9]+(?=\.))")  # headings, small print, lists


def plain(text: str, limit: int = 200) -> str:
    """Return foreign text so that Discord shows it as written, in one line.

    Args:
        text: Anything.
        limit: Characters to keep; what is left out is marked with an ellipsis. Escaping may double the length.
    """
    shown = _ALWAYS.sub(r"\\\g<0>", cut(clean(text), limit))
    shown = _DOMAIN.sub(r"\\.", _SCHEME.sub(r"\\:", shown))
    return _LINE_START.sub(_escape_start, shown)


def code(text: str, limit: int = 200) -> str:
    """Return foreign text as a code span, shortened in the middle so that a file's ending stays."""
    shown = clean(text).replace("`", "ˋ")
    if len(shown) > limit:
        half = (limit - 1) // 2
        shown = cut(shown, half + 1) + _tail(shown, limit - 1 - half)
    return f"`{shown or '?'}`"


def clean(text: str) -> str:
    """Return text without controls, bidirectional marks and other invisible characters, blanks drawn together."""
    kept: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(char)
        mark = kind.startswith("M") or char in _NEEDS_A_LETTER
        marks = marks + 1 if mark else 0
        if kind.startswith("Z") or char in BLANKS or char in "\t\n\r\f\v":
            kept.append(" ")
        elif (char in _NEEDS_A_LETTER or not is_unseen(char)) and (not mark or _may_stand(kept, marks)):
            kept.append(char)
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def _may_stand(kept: list[str], marks: int) -> bool:
    """Say whether a mark, the so-manieth in a row, has a letter before it."""
    return marks <= _MARKS_IN_A_ROW and kept[-1:] not in ([], [" "])


def cut(text: str, limit: int) -> str:
    """Return at most ``limit`` characters, the last of them an ellipsis where something is missing."""
    if len(text) <= limit:
        return text
    end = limit - 1
    while end > 0 and _belongs_to_the_one_before(text, end):
        end -= 1
    return text[:end].rstrip() + _ELLIPSIS


def _tail(text: str, length: int) -> str:
    start = len(text) - length
    while start < len(text) and _belongs_to_the_one_before(text, start):
        start += 1
    return text[start:].lstrip()


def _belongs_to_the_one_before(text: str, index: int) -> bool:
    """Say whether a cut before ``index`` would tear a letter from its marks, or an emoji apart."""
    char = text[index]
    joined = char in _JOINERS or text[index - 1] == "\u200d"
    tone = "\U0001f3fb" <= char <= "\U0001f3ff"
    flag = _is_flag_letter(char) and _is_flag_letter(text[index - 1])
    return joined or tone or flag or unicodedata.category(char).startswith("M")


def _is_flag_letter(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _escape_start(match: re.Match[str]) -> str:
    """Escape what opens a block of markdown; after a number it is the dot that has to be escaped."""
    found = match[0]
    return found + "\\" if found.isdigit() else "\\" + found
