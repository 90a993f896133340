"""Characters that show nothing: with them two texts look the same and are not, or a text looks empty and is not."""

import unicodedata

BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that look like a blank: the fillers of Hangul, and the empty pattern of braille."""

EMOJI_STYLE = "\ufe0f"
"""Asks for the emoji of a character and shows nothing itself (Unicode Technical Standard 51): people do write it."""

# The marks among the default ignorable code points (Unicode, DerivedCoreProperties), but for the emoji style.
_MARKS = frozenset("\u034f\u17b4\u17b5\u180b\u180c\u180d\u180f") | frozenset(map(chr, range(0xFE00, 0xFE0F)))
_EMOJI = range(0x1F000, 0x1FB00)
"""Where new emoji are put: those that this Python does not know yet are letters of somebody's title all the same."""


def is_unseen(character: str) -> bool:
    """Say whether a character shows nothing that anybody could read: controls, fillers, marks without a sign.

    Characters that join or part others (``U+200C``, ``U+200D``) are among them, blanks of ordinary kinds are not.
    """
    if character in BLANKS or character in _MARKS or 0xE0100 <= ord(character) <= 0xE01EF:
        return True
    kind = unicodedata.category(character)
    return kind.startswith("C") and not (kind == "Cn" and ord(character) in _EMOJI)
