# mypy: disable-error-code="import-untyped"
"""One pattern for many: nothing that matches is lost, the order stays, and hardly anybody else is looked at."""

import re

import pytest
from gallery_dl import extractor
from yt_dlp.extractor import gen_extractor_classes

from boss_bot.downloaders.tools.gallerydl import finding
from boss_bot.downloaders.tools.sieve import Sieve
from boss_bot.downloaders.tools.ytdlp import extractors

PATTERNS = {
    "first": (r"https?://a\.example/(?P<id>\d+)",),
    "wide": (r"https?://[a-z]\.example/",),
    "two": (r"b:", r"c:(?P<id>x)"),
    "flags": (r"(?xi) D : (?P<id> \d ) # a remark",),
    "refers": (r"(?P<id>e)(?P=id)",),
    "number": (r"(f)\1",),
    "condition": (r"(g)?(?(1)h|i)",),
    "last": (r"(?i)d:",),
}


@pytest.mark.parametrize(
    ("text", "matching"),
    [
        ("http://a.example/1", ["first", "wide"]),
        ("http://a.example/x", ["wide"]),
        ("b:", ["two"]),
        ("c:x", ["two"]),
        ("c:y", []),
        ("d:1", ["flags", "last"]),
        ("D:x", ["last"]),
        ("ee", ["refers"]),
        ("ff", ["number"]),
        ("gh", ["condition"]),
        ("i", ["condition"]),
        ("nothing", []),
    ],
)
def test_all_that_match_are_found_in_their_order(text, matching):
    likely = list(Sieve(PATTERNS.items()).likely(text))

    assert [name for name in likely if any(re.match(pattern, text) for pattern in PATTERNS[name])] == matching
    assert likely == [name for name in PATTERNS if name in likely]


def test_who_does_not_match_is_hardly_ever_looked_at():
    many = Sieve((number, (rf"https://site{number}\.example/",)) for number in range(1000))

    assert len(list(many.likely("https://nobody.example/"))) == 0
    assert next(many.likely("https://site517.example/")) == 517
    assert len(list(many.likely("https://site517.example/"))) < 40


def test_patterns_that_cannot_be_one_stand_for_themselves():
    assert list(Sieve([("good", ("a",)), ("broken", ("a(",))]).likely("x")) == ["good", "broken"]


LINKS = (
    "https://www.youtube.com/watch?v=abcdefghijk", "https://youtu.be/abcdefghijk", "https://vimeo.com/123456",
    "https://www.youtube.com/playlist?list=PLabcdefghijklmnop", "https://x.com/ann/status/1800000000000000001",
    "https://www.reddit.com/r/pics/comments/abc123/a_title/", "https://v.redd.it/abc123", "https://i.imgur.com/a.jpg",
    "https://www.instagram.com/p/CabcdefghiJ/", "https://www.tiktok.com/@ann/video/7000000000000000000",
    "https://clips.twitch.tv/Abcdefgh", "https://mastodon.social/@ann/109000000000000000",
    "https://example.com/clip.mp4", "https://example.com/page", "ytsearch:cats", "generic:https://example.com/",
)  # fmt: skip


@pytest.fixture(scope="module")
def learnt():
    """What the zygote learns; it changes how gallery-dl finds its extractors."""
    before = extractor.find
    extractors.learn()
    finding.learn()
    yield
    extractor.find = before


@pytest.mark.usefixtures("learnt")
def test_the_tools_choose_as_they_would_by_themselves():
    every = [kind for kind in gen_extractor_classes() if kind._ENABLED and kind.IE_NAME != "generic"]
    for link in LINKS:
        assert extractors.taking(link) is next((kind for kind in every if kind.suitable(link)), None)
        theirs = next((kind for kind in extractor._cache if kind.pattern.match(link)), None)
        ours = extractor.find(link)
        assert (ours and type(ours)) is theirs


@pytest.mark.usefixtures("learnt")
def test_an_extractor_is_found_by_its_name_but_none_for_any_page():
    assert extractors.named("Youtube").IE_NAME == "youtube"
    assert extractors.named("Generic") is None
    assert extractors.named("Nobody") is None
