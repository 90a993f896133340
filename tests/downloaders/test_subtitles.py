"""A second, small pass for the subtitles: through the same locked-in process, and never a reason to fail."""

import pytest

from boss_bot.domain.content.post import Audience, PostTold, SubtitlesTold, TextStatus
from boss_bot.downloaders.tools.ytdlp.subtitles import tracks

pytestmark = pytest.mark.asyncio(loop_scope="session")

SPOKEN = "WEBVTT\n\n00:00.000 --> 00:01.000\nhello\n\n00:01.000 --> 00:02.000\nhello\nworld\n"


def answer(body, kind="text/plain"):
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    return head.encode() + body


@pytest.fixture
def fetch_page(raw_site, shared_site, fetch):
    """Serve a page with a video and a track beside it, fetch it, and return what came."""

    async def run(name, subtitles):
        track = f"/{name}.vtt"
        video = shared_site.url("/clip.mp4")
        page = f"<video src='{video}'><track kind='subtitles' srclang='de' src='{track}'></video>".encode()
        raw_site.answers[f"/{name}"] = answer(page, "text/html")
        raw_site.answers[track] = subtitles
        outcome = await fetch(raw_site.link(f"/{name}"), "yt-dlp:generic")
        assert outcome.error is None
        assert len(outcome.files) == 1
        (told,) = outcome.of(SubtitlesTold)
        return told

    return run


async def test_what_is_spoken_comes_as_plain_text(fetch_page):
    told = await fetch_page("spoken", answer(SPOKEN.encode(), "text/vtt"))
    assert (told.status, told.language, told.automatic) == (TextStatus.KEPT, "de", False)
    assert told.path.read_text() == "hello\nworld"


@pytest.mark.parametrize(
    ("name", "subtitles", "status"),
    [
        ("missing", b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", TextStatus.FAILED),
        ("silent", answer(b"WEBVTT\n"), TextStatus.NONE),
        ("huge", answer(bytes(5 << 20)), TextStatus.TOO_LARGE),
        (
            "away",
            b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
            TextStatus.FAILED,
        ),
    ],
)
async def test_whatever_is_wrong_with_it_the_video_is_there(fetch_page, name, subtitles, status):
    told = await fetch_page(name, subtitles)
    assert (told.status, told.path) == (status, None)


async def test_a_page_says_what_it_knows_of_its_post(fetch, site):
    outcome = await fetch("/gallery/", "gallery-dl:generic")
    (told,) = outcome.of(PostTold)
    assert told.facts.audience is Audience.UNKNOWN
    assert outcome.of(SubtitlesTold) == []


async def test_people_are_read_before_machines_and_the_own_language_first():
    def files(*endings):
        return [{"url": f"https://example.com/{ending}", "ext": ending} for ending in endings]

    item = {
        "language": "de",
        "subtitles": {"en": files("srv1", "vtt"), "de": files("vtt", "json3"), "live_chat": [{"ext": "json"}], "x": 3},
        "automatic_captions": {"fr": files("vtt"), "de-orig": files("json3"), "de": files("vtt")},
    }
    found = [(track.language, track.ending, track.automatic) for track in tracks(item)]
    assert found == [
        ("de", "json3", False), ("de", "vtt", False), ("en", "vtt", False),
        ("de-orig", "json3", True), ("de", "vtt", True),
    ]  # fmt: skip
    assert (
        list(tracks({"subtitles": {"en": [{"url": "file:///etc/passwd", "ext": "vtt"}]}, "automatic_captions": 3}))
        == []
    )
