"""How secrets look that nobody told us of: by the name before them, by their place, or because they look random."""

import re
from itertools import pairwise

HIDDEN = "[hidden]"

_ESC = r"\\{0,9}"
"""Text in JSON, in JSON again, or in Python's own notation has backslashes before its signs."""
_QUOTE = rf"(?:{_ESC}[\"'])?"
_GAP = r"(?:[\s+]|\\{1,9}[nrt])"
_TAB = r"(?:\t|\\{1,9}t)"
_IS = rf"{_QUOTE}{_GAP}{{0,9}}(?:[:=]|\\{{1,9}}u003[ad]|[\"']\s?,){_GAP}{{0,9}}(?:b(?=\\*[\"']))?{_QUOTE}"
"""What stands between a name and its value: in settings, JSON, queries, command lines, lists of pairs."""
_WORD = r"[\w.\[\]-]{0,100}"
_TELLING = (
    rf"(?:{_WORD}(?:token|secret|passw(?:or)?d|passphrase|api[_-]?key|signature|credential|session|cookies|hmac|jwt|csrf"
    rf"|auth(?!or)){_WORD}|{_WORD}[_-](?:key|pass|pwd)(?:_id)?|pass|pwd?|l?sig|hm|ct0|ticket|x-[\w-]{{0,40}}key)"
)
_SCHEME = rf"(?:bot|bearer|basic|oauth|digest){_GAP}{{1,9}}"
_MIXED = r"(?=[^\s\"'&;,}\\]{0,60}\d)(?=[^\s\"'&;,}\\]{0,60}[a-z])"

_COOKIE = rf"\b(?:set-)?cookies?{_IS}|<?\bcookie[ (](?=[\w.-]+=)|\bmorsel: "

_SHAPES = (
    # A whole header: its value may have blanks in it, and its scheme a line of its own.
    rf"((?<![a-z])(?:proxy-|x-)?auth(?:orization)?{_IS}(?:{_SCHEME})?|{_COOKIE})[^\r\n]+",
    # Tokens in the paths of Discord's webhooks and interactions.
    rf"((?:webhooks|interactions){_ESC}/\d+{_ESC}/)[\w.~%-]+",
    # Whoever signs in: in an address, or before a host and a port.
    rf"((?<![a-z0-9+.-])[a-z][a-z0-9+.-]{{0,20}}:{_ESC}/{_ESC}/)[^\s/@\"']{{1,300}}(?=@)",
    r"((?<![\w.-])[\w.-]{1,60}:)[^\s/@:\"']{3,200}(?=@[\w.-])",
    # A name that says it is secret, and its value.
    rf"((?<![\w.-]){_TELLING}{_IS}(?:{_SCHEME})?)[^\s\"'&;,}}\\]+",
    # The same on a command line, in .netrc, and in a sentence.
    rf"((?<![\w-])--?(?:p|{_TELLING}){_GAP}{{1,9}}[\"']?)[^\s\"']{{6,}}",
    rf"((?<![\w-]){_SCHEME}){_MIXED}[\w.~+/=-]{{16,}}",
    rf"(\b(?:password|passwd|token|secret|api[_-]?key)\b:?{_GAP}(?:\w{{1,9}}:?{_GAP}){{0,4}}[\"']?){_MIXED}[\w.~+/=-]{{12,}}",
    # A line of a cookie file: seven fields.
    rf"((?:true|false){_TAB}/[^\s\\]{{0,200}}{_TAB}(?:true|false){_TAB}\d{{1,20}}{_TAB}[^\s\\]{{1,200}}{_TAB})\S+",
    # A bot's token anywhere: three dotted parts, the first a user id in base64 (Discord, API Reference).
    r"()(?<![\w-])[\w-]{18,}\.[\w-]{5,}\.[\w-]{20,}",
    # A long value of a query, or of anything else that is written so: signatures have many names.
    rf"((?<=[\w\]])=){_MIXED}[\w.~%+-]{{16,}}",
    # A digest, or a key, in hexadecimal.
    r"()(?<![\w-])(?=[0-9a-f]{0,40}[0-9])(?=[0-9a-f]{0,40}[a-f])[0-9a-f]{24,}(?!\w)",
)
_COMPILED = tuple(re.compile(shape, re.IGNORECASE) for shape in _SHAPES)
_RUN = re.compile(r"[A-Za-z0-9_+/=-]{20,}")


def without_shapes(text: str) -> str:
    """Return a text without what shows to be secret by its name, its place or its looks."""
    for shape in _COMPILED:
        text = shape.sub(rf"\g<1>{HIDDEN}", text)
    return _RUN.sub(lambda run: HIDDEN if _looks_random(run[0]) else run[0], text)


def _looks_random(run: str) -> bool:
    """Say whether letters of both cases and digits change places as often as they do in keys, never in names."""
    kinds = "".join("0" if c.isdigit() else "A" if c.isupper() else "a" if c.islower() else "" for c in run)
    changes = sum(one != other for one, other in pairwise(kinds))
    return len(set(kinds)) == 3 and changes * 3 >= len(kinds)
