"""Which tools, items and versions the options ask for."""

import json
from pathlib import Path

import attrs
import pytest

from boss_bot.domain.content.media import MediaKind
from boss_bot.domain.content.options import Options
from boss_bot.downloaders.order import Order
from boss_bot.downloaders.reporter import Reporter
from boss_bot.downloaders.tools.choosing import is_wanted, kind_of, tools_for, version_of
from boss_bot.downloaders.tools.haul import Haul
from boss_bot.downloaders.tools.ytdlp.hooks import Hooks
from boss_bot.downloaders.tools.ytdlp.recorder import Recorder

MB = 1_000_000
ORDER = Order("run1", "", ("gallery-dl", "yt-dlp", "yt-dlp:generic"), "/nowhere", 50 * MB, 9, ("h", 1), "", "/ffmpeg")


def test_the_order_carries_the_options_over():
    order = attrs.evolve(ORDER, options=Options("video", "720p", "1-3", 1.5, None, "thread", True), site="twitter")

    assert Order.decode(json.loads(order.encode())) == order


def test_an_ending_claims_a_kind():
    assert [kind_of(ending) for ending in ("MP4", "jpg", "opus", "exe", "")] == [
        MediaKind.VIDEO, MediaKind.IMAGE, MediaKind.AUDIO, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("media", "wanted"),
    [("everything", "mp4 jpg mp3 php"), ("video", "mp4 php"), ("images", "jpg php"), ("audio", "mp4 mp3 php")],
)
def test_a_kind_is_wanted_or_not(media, wanted):
    endings = ("mp4", "jpg", "mp3", "php")
    assert [ending for ending in endings if is_wanted(Options(media=media), 1, ending)] == wanted.split()


def test_pictures_are_not_asked_of_a_tool_that_knows_none():
    assert tools_for(ORDER) == ORDER.tools
    assert tools_for(attrs.evolve(ORDER, options=Options(media="images"))) == ["gallery-dl"]


VERSIONS = [(2160, 90 * MB), (1080, 30 * MB), (720, 12 * MB), (480, 6 * MB), (240, 2 * MB)]


@pytest.mark.parametrize(
    ("quality", "limit", "lines"),
    [
        ("best", 1, 2160), ("smallest", 100 * MB, 240), ("1080p", 1, 1080), ("720p", 1, 720), ("480p", 1, 480),
        ("fits", 100 * MB, 1080), ("fits", 20 * MB, 720), ("fits", 1, 240),
    ],
)  # fmt: skip
def test_a_version_is_chosen(quality, limit, lines):
    options = Options(quality=quality)
    chosen = version_of(VERSIONS, options, limit, lines=lambda one: one[0], size=lambda one: one[1])
    assert chosen[0] == lines


def formats():
    pictures = [
        {"format_id": f"v{height}", "height": height, "width": height * 16 // 9, "filesize": int(size * 0.9),
         "vcodec": "avc1", "acodec": "none", "ext": "mp4", "url": "http://h/v"}
        for height, size in VERSIONS
    ]  # fmt: skip
    sounds = [
        {"format_id": f"a{rate}", "filesize": rate * 10_000, "vcodec": "none", "acodec": "mp4a", "abr": rate,
         "ext": "m4a", "url": "http://h/a"}
        for rate in (128, 48)
    ]  # fmt: skip
    return [*pictures, *sounds]


def chosen_by_yt_dlp(options, fit_bytes, offered):
    order = attrs.evolve(ORDER, folder=str(Path.cwd()), options=options, fit_bytes=fit_bytes)
    with Recorder(order, Hooks(Haul(order, Reporter(bytes))), generic=False) as engine:
        item = {
            "id": "1",
            "title": "t",
            "extractor": "x",
            "webpage_url": "http://h/",
            "formats": offered,
            "duration": 60,
        }
        return str(engine.process_ie_result(item, download=False)["format_id"])


@pytest.mark.parametrize(
    ("options", "fit_bytes", "chosen"),
    [
        ({}, 100 * MB, "v1080+a128"),
        ({}, 20 * MB, "v720+a128"),
        ({}, 8 * MB, "v480+a48"),
        ({}, 1, "v240+a48"),
        ({"quality": "best"}, 1, "v2160+a128"),
        ({"quality": "720p"}, 1, "v720+a128"),
        ({"quality": "smallest"}, 100 * MB, "v240+a48"),
        ({"media": "audio"}, 100 * MB, "a128"),
        ({"media": "audio"}, MB, "a48"),
        ({"media": "audio", "quality": "smallest"}, 100 * MB, "a48"),
        ({"media": "audio", "quality": "best"}, 1, "a128"),
    ],
    ids=str,
)
def test_yt_dlp_chooses_as_asked(options, fit_bytes, chosen):
    assert chosen_by_yt_dlp(Options(**options), fit_bytes, formats()) == chosen


def test_sizes_that_are_not_told_fit():
    unknown = [{name: value for name, value in one.items() if name != "filesize"} for one in formats()]
    assert chosen_by_yt_dlp(Options(), 20 * MB, unknown) == "v1080+a128"
