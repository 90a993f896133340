"""Names made of thousands of titles that nobody wrote: every script, every trick, in every order."""

import random
import re
import unicodedata

import pytest

from boss_bot.library import shown_name

SEED = 20261122
SCRIPTS = {
    "Latin": (0x41, 0x17F), "Greek": (0x391, 0x3FF), "Cyrillic": (0x410, 0x4FF), "Hebrew": (0x5D0, 0x5EA),
    "Arabic": (0x620, 0x6FF), "Devanagari": (0x904, 0x963), "Bengali": (0x985, 0x9CE), "Tamil": (0xB85, 0xBCD),
    "Malayalam": (0xD05, 0xD4D), "Sinhala": (0xD85, 0xDCA), "Thai": (0xE01, 0xE4E), "Tibetan": (0xF40, 0xF7E),
    "Georgian": (0x10D0, 0x10FF), "Hangul": (0xAC00, 0xD7A3), "Ethiopic": (0x1200, 0x1357), "Khmer": (0x1780, 0x17D2),
    "Kana": (0x3041, 0x30FE), "Han": (0x4E00, 0x9FFF), "Yi": (0xA000, 0xA48C), "Adlam": (0x1E900, 0x1E943),
    "emoji": (0x1F300, 0x1F64F), "mathematical": (0x1D400, 0x1D7FF), "wide": (0xFF01, 0xFF5E),
}  # fmt: skip
TRICKS = (
    "..", "../", "/", "\\", "\u202e", "\u2066", "\u200f", "\x00", "\x1b[2J", "\r\n", "\ud800", "\ufeff", "@everyone",
    "<@80351110224678912>", "<#1>", "<:x:1>", "https://evil.example", "[x](https://evil.example)", "discord.gg/x",
    "%03d", "%s", "$(id)", "`id`", "; rm -rf /", "|", "*", "?", "~", "-rf", ".htaccess", "CON", "nul.txt", "COM¹",
    "aux", "a:b", "metadata.json", ".mp4", ".exe", ".desktop", "x" * 300, "e\u0301" * 90, "\u3164", "\u2800", "\u00ad",
    "\u2003" * 40, "👨\u200d👩\u200d👧", "🇩🇪🇫🇷", "👍🏽", "می\u200cخواهم", "\U000e0041", "a" + "\u0300" * 200,
    " ", ".", "_",
)  # fmt: skip
JOINERS = "\u200c\u200d"
FORBIDDEN = set("/\\:*?\"<>|%$`~&;#@!^'[](){}=+,")
RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)


def titles(number):
    """Return made-up titles, the same in every run."""
    draw = random.Random(SEED)  # no secret
    spans = list(SCRIPTS.values())

    def piece():
        if draw.random() < 0.5:
            return draw.choice(TRICKS)
        low, high = draw.choice(spans)
        return "".join(chr(draw.randint(low, high)) for _ in range(draw.randint(1, 25)))

    return ["".join(piece() for _ in range(draw.randint(1, 5))) for _ in range(number)]


def letters_of(text):
    return [c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) in ("Lu", "Ll", "Lo", "Lt", "Nd")]


def test_whatever_the_title_the_name_is_safe():
    suffixes = (".mp4", ".jpg", ".webm")
    for number, title in enumerate(titles(4000)):
        suffix, many = suffixes[number % 3], number % 4 == 0
        name = shown_name(title, 7, 9 if many else 1, suffix)
        stem = name.removesuffix(suffix)
        assert name.endswith(suffix), ascii(title)
        assert stem.strip("._- "), ascii(title)
        assert stem.endswith("_7") or not many
        assert not set(name) & FORBIDDEN, ascii(title)
        assert not name.startswith((".", "-", " ")), ascii(title)
        assert not any(c.isspace() for c in name), ascii(title)
        assert not RESERVED.match(name), ascii(title)
        assert len(name.encode()) <= 255  # strict UTF-8: no lone surrogate is left
        assert {unicodedata.category(c) for c in name if c not in "\u200c\u200d"}.isdisjoint(
            {"Cc", "Cf", "Cs", "Co", "Cn"}
        )
        assert ".." not in name


def test_a_name_made_of_a_name_is_the_same():
    for title in titles(1000):
        name = shown_name(title, 1, 1, ".mp4")
        assert shown_name(name, 1, 1, ".mp4") == name, ascii(title)


@pytest.mark.parametrize("script", SCRIPTS)
def test_letters_of_every_script_come_through_in_their_order(script):
    draw = random.Random(f"{SEED} {script}")
    low, high = SCRIPTS[script]
    known = [chr(c) for c in range(low, high + 1) if unicodedata.category(chr(c)) in ("Lu", "Ll", "Lo", "Lt", "Nd")]
    for _ in range(20):
        title = " ".join("".join(draw.choices(known, k=6)) for _ in range(5)) if known else "💩"
        assert letters_of(shown_name(title, 1, 1, ".mp4").removesuffix(".mp4")) == letters_of(title)


@pytest.mark.parametrize(
    "word",
    ["می\u200cخواهم", "ක\u0dca\u200dය", "ന\u0d4d\u200d", "क\u094d\u200c", "👨\u200d👩\u200d👧", "❤\ufe0f\u200d🔥"],
)
def test_joiners_that_a_script_needs_stay(word):
    assert shown_name(word, 1, 1, ".mp4") == f"{unicodedata.normalize('NFC', word)}.mp4"


@pytest.mark.parametrize("title", ["a\u200db", "\u200dx\u200c", "ab\u200c", "x\u200c\u200d\u200cy", "1\u200d2"])
def test_joiners_that_join_nothing_go(title):
    assert not set(shown_name(title, 1, 1, ".mp4")) & set(JOINERS)


def test_a_long_name_is_cut_between_letters_and_not_inside_one():
    for lead in range(58, 62):
        for torn in ("e\u0323\u0301\u0308", "नि", "ก\u0e49", "👍🏽", "🇩🇪", "👨\u200d👩"):
            stem = shown_name("x" * lead + torn * 3, 1, 1, ".mp4").removesuffix(".mp4")
            whole = unicodedata.normalize("NFC", torn)
            rest = stem.removeprefix("x" * 58).lstrip("x")
            assert rest in ("", whole, whole * 2, whole * 3), (lead, ascii(torn), ascii(rest))


def test_marks_do_not_pile_up():
    name = shown_name("a" + "\u0300" * 200 + "b", 1, 1, ".mp4")
    assert name.endswith("b.mp4")
    assert sum(unicodedata.category(c) == "Mn" for c in name) <= 4
