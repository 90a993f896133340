"""Foreign text is shown as it was written: no formatting, link or mention is made of it."""

import re

import pytest

from boss_bot.discord.text.escape import clean, code, cut, plain


def as_shown(escaped):
    """Take escapes away as Discord's client does: a backslash before anything that is no letter, digit or blank."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", escaped)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[free nitro](https://evil.example)", r"\[free nitro\](https\://evil.example)"),
        ("hTTps://evil.example", r"hTTps\://evil.example"),
        ("mailto:a@evil.example", r"mailto\:a\@evil.example"),
        ("discord.gg/abc", r"discord\.gg/abc"),
        ("||spoiler||", r"\|\|spoiler\|\|"),
        ("**bold** _it_ ~~no~~ `code`", r"\*\*bold\*\* \_it\_ \~\~no\~\~ \`code\`"),
        ("# head", r"\# head"),
        ("-# small", r"\-# small"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("> quote", r"\> quote"),
        (r"\*not\*", r"\\\*not\\\*"),
        ("@everyone @here", r"\@everyone \@here"),
        ("<@80351110224678912>", r"\<\@80351110224678912\>"),
        ("<#1> <@&2> <:x:3> <t:0:R> </cmd:4>", r"\<#1\> \<\@&2\> \<:x\:3\> \<t\:0:R\> \</cmd\:4\>"),
    ],
)
def test_markdown_links_and_mentions_lose_their_power(written, expected):
    assert plain(written) == expected
    assert as_shown(expected) == written


@pytest.mark.parametrize("written", ["My holiday (2024) - part 1.mp4", "C# tutorial.mp4", "❤️.gif", "12:30 – a/b"])
def test_harmless_text_stays_as_it_is(written):
    assert plain(written) == written


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a\nb\r\nc\td\u2028e", "a b c d e"),
        ("\u2003" * 50 + "x", "x"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("nul\x00 bell\x07 lone\ud800", "nul bell lone"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("e" + "\u0335" * 40, "e" + "\u0335" * 4),
        ("日本語の動画.mp4", "日本語の動画.mp4"),
        ("\u3164\u2800\u115f", ""),
        ("\ufe0f", ""),
        ("\u0301", ""),
        ("\u200d\u034f", ""),
        ("e\u200b\u0301", "\u00e9"),
        ("\u2764\ufe0f 1\ufe0f\u20e3", "\u2764\ufe0f 1\ufe0f\u20e3"),
        ("\u2800" * 50 + "x", "x"),
        ("newer than some Pythons \U0001fae8", "newer than some Pythons \U0001fae8"),
    ],
)
def test_controls_and_invisible_marks_go_and_letters_stay(written, expected):
    assert clean(written) == expected


@pytest.mark.parametrize(
    ("written", "limit", "expected"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdefg", 6, "abcde…"),
        ("abc👩\u200d👧xyz", 5, "abc…"),
        ("abc👍🏽xyz", 5, "abc…"),
        ("ab🇩🇪🇫🇷", 4, "ab…"),
        ("ae\u0301\u0301bcd", 3, "a…"),
    ],
)
def test_a_cut_never_tears_a_letter_from_its_marks(written, limit, expected):
    assert cut(written, limit) == expected


def test_a_code_span_cannot_be_broken_out_of_and_keeps_the_ending_of_a_name():
    assert code("`` @everyone `") == "`ˋˋ @everyone ˋ`"
    assert code("a" * 50 + ".mp4", 20) == "`" + "a" * 9 + "…" + "a" * 6 + ".mp4`"
    assert code("\n") == "`?`"
    assert len(code("a👍🏽" * 40, 21)) <= 23


def test_a_title_over_every_limit_is_cut():
    assert len(plain("a" * 5000, 120)) == 120
    assert len(plain("*" * 5000, 120)) < 250
