"""Subtitles as plain text: each line once, also where captions roll; never a crash over what a site sends."""

import json

import pytest

from boss_bot.downloaders.tools.captions import from_json3, from_vtt

VTT = """WEBVTT
Kind: captions

NOTE this is nobody's business

STYLE
::cue { color: red }

1
00:00:00.000 --> 00:00:02.000 align:start position:0%
Tom &amp; Jerry
<00:00:00.500><c>run</c> fast

00:00:02.000 --> 00:00:04.000
<v Ann>Look!</v>
"""

ROLLING = """WEBVTT

00:00:00.000 --> 00:00:01.000
so today

00:00:01.000 --> 00:00:02.000
so today we look

00:00:02.000 --> 00:00:03.000
so today we look
at cats

00:00:03.000 --> 00:00:04.000
at cats

00:00:04.000 --> 00:00:05.000
at cats
and dogs
"""


def test_what_is_spoken_is_left():
    assert from_vtt(VTT) == "Tom & Jerry\nrun fast\nLook!"
    assert from_vtt(VTT.replace("\n", "\r\n")) == "Tom & Jerry\nrun fast\nLook!"


def test_captions_that_roll_are_said_once():
    assert from_vtt(ROLLING) == "so today we look\nat cats\nand dogs"


def test_the_form_of_youtube():
    events = [
        {"tStartMs": 0, "segs": [{"utf8": "so "}, {"utf8": "today"}]},
        {"tStartMs": 1, "aAppend": 1, "segs": [{"utf8": "\n"}]},
        {"tStartMs": 2},
        {"tStartMs": 3, "segs": [{"utf8": "we look"}]},
    ]
    assert from_json3(json.dumps({"events": events})) == "so today\nwe look"


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"events": 3}', '{"events": [3]}', "[" * 100_000, "{"])
def test_what_is_no_json3_is_refused(text):
    with pytest.raises(ValueError, match="no json3"):
        from_json3(text)


@pytest.mark.parametrize("text", ["", "WEBVTT", "<" * 100_000, "-->\n" * 1000, "a --> b\n" + "<c>" * 50_000])
def test_what_is_no_vtt_says_nothing_or_little(text):
    assert len(from_vtt(text)) <= len(text)
