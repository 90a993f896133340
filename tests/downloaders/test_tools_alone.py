"""The tools without a zygote around them: one plain process does one order after the other."""

import asyncio
import json
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest
import pytest_asyncio
from imageio_ffmpeg import get_ffmpeg_exe

from boss_bot.downloaders.egress import EgressProxy
from boss_bot.downloaders.order import Order

pytestmark = pytest.mark.asyncio(loop_scope="session")

WORKER = Path(__file__).parent / "made_up_sites" / "worker.py"


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def proxy(shared_site):
    proxy = EgressProxy.start(frozenset({shared_site.address}))
    yield proxy
    await proxy.stop()


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def worker(tmp_path_factory):
    command = [sys.executable, str(WORKER), get_ffmpeg_exe()]
    process = await asyncio.create_subprocess_exec(
        *command, cwd=tmp_path_factory.mktemp("worker"), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    yield process
    process.stdin.close()  # type: ignore[union-attr]
    await process.wait()


_runs = count(1)


@pytest.fixture
def perform(worker, proxy, shared_site, tmp_path):
    """Let the worker do an order and return what it says, line by line."""

    async def perform(where, *tools, max_bytes=20_000_000, max_files=10, folder=""):
        run = f"run{next(_runs)}"
        place = tmp_path / (folder or run)
        for name in ("content", "private/cache"):
            (place / name).mkdir(parents=True, exist_ok=True)
        right = proxy.admit(run, budget=1 << 30)
        url = shared_site.url(where) if where.startswith("/") else where
        order = Order(
            run, url, tools, str(place), max_bytes, max_files, proxy.address, proxy.url_for(right), get_ffmpeg_exe()
        )
        worker.stdin.write(order.encode() + b"\n")
        said: list[dict] = []
        while not said or said[-1]["say"] not in ("done", "failed"):
            said.append(json.loads(await worker.stdout.readline()))
        await proxy.dismiss(right)
        return said

    return perform


def last(said):
    return said[-1].get("error", "done")


def names(said):
    return [line["name"] for line in said if line["say"] == "file"]


@pytest.mark.parametrize(
    ("where", "tool", "ends", "brings"),
    [
        ("/clip.mp4", "yt-dlp", "done", ["v001.mp4"]),
        ("/song.mp3", "yt-dlp", "done", ["v001.mp3"]),
        ("/clip.mp4", "gallery-dl", "done", ["g001.mp4"]),
        ("/chunked/clip.mp4", "yt-dlp", "done", ["v001.mp4"]),
        ("/watch/clip", "yt-dlp:generic", "done", ["v001.mp4"]),
        ("/gallery/", "gallery-dl:generic", "done", ["g001.jpg", "g002.png", "g003.webp", "g004.gif"]),
        ("/cat.jpg", "gallery-dl:generic", "done", ["g001.jpg"]),
        ("/missing.mp4", "yt-dlp", "NotFoundError", []),
        ("/missing.mp4", "gallery-dl", "NotFoundError", []),
        ("/nowhere/", "gallery-dl:generic", "NotFoundError", []),
        ("/forbidden.mp4", "yt-dlp", "LoginRequiredError", []),
        ("/busy.mp4", "yt-dlp", "RateLimitedError", []),
        ("/busy.mp4", "gallery-dl", "RateLimitedError", []),
        ("/empty.mp4", "yt-dlp", "NothingFoundError", []),
        ("/empty.mp4", "gallery-dl", "NothingFoundError", []),
        ("/html-as.mp4", "gallery-dl", "done", ["g001.htm"]),
        ("/huge.mp4", "yt-dlp", "FileTooLargeError", []),
        ("/huge.mp4", "gallery-dl", "FileTooLargeError", []),
        ("/redirect-loop", "gallery-dl:generic", "LeadsNowhereError", []),
        ("/watch/clip", "yt-dlp", "NothingFoundError", []),
        ("/watch/clip", "gallery-dl", "NothingFoundError", []),
    ],
)
async def test_an_order_ends_as_its_source_deserves(perform, where, tool, ends, brings):
    said = await perform(where, tool)

    assert last(said) == ends
    assert names(said) == brings


@pytest.mark.parametrize("tool", ["yt-dlp", "gallery-dl"])
async def test_a_file_is_stopped_when_it_grows_too_large(perform, tool):
    said = await perform("/endless.mp4", tool, max_bytes=100_000)

    assert last(said) == "FileTooLargeError"
    assert said[-1]["facts"]["limit"] == 100_000


async def test_more_items_than_allowed_are_counted(perform):
    said = await perform("/gallery/", "gallery-dl:generic", max_files=3)

    assert last(said) == "TooManyItemsError"
    assert said[-1]["facts"] == {"items": 4, "limit": 3}


async def test_a_request_that_the_proxy_refuses_brings_nothing(perform):
    assert last(await perform("http://127.0.0.1:9/clip.mp4", "gallery-dl")) == "LoginRequiredError"


@pytest.mark.parametrize(
    ("page", "ends"),
    [
        ("private", "PrivatePostError"),
        ("geo", "RegionBlockedError"),
        ("broken", "ExtractorBrokenError"),
        ("drm", "ProtectedMediaError"),
        ("age", "AgeRestrictedError"),
        ("live", "LiveStreamError"),
        ("no-formats", "NothingFoundError"),
        ("many", "TooManyItemsError"),
        ("lost", "NothingFoundError"),
        ("bug", "ExtractorBrokenError"),
    ],
)
async def test_what_a_video_site_says_is_understood(perform, page, ends):
    assert last(await perform(f"/video-site/{page}", "yt-dlp")) == ends


async def test_a_set_of_videos_brings_what_there_is(perform):
    said = await perform("/video-site/set", "yt-dlp")

    assert last(said) == "done"
    assert names(said) == ["v001.mp4", "v003.mp3"]
    skipped = [(line["error"], line["item"]) for line in said if line["say"] == "skipped"]
    assert skipped == [("NotFoundError", 4), ("LiveStreamError", 2)]
    (found,) = (line for line in said if line["say"] == "found")
    assert (found["title"], found["author"], found["items"]) == ("A set", "Ann", 3)


async def test_of_a_gallery_it_is_told_which_picture_did_not_come(perform):
    said = await perform("/gallery/late/", "gallery-dl:generic")

    assert last(said) == "done"
    assert names(said) == ["g001.jpg", "g003.gif"]
    assert [(line["error"], line["item"]) for line in said if line["say"] == "skipped"] == [("NotFoundError", 2)]


async def test_picture_and_sound_are_put_together(perform, site, tmp_path):
    said = await perform("/video-site/two-parts", "yt-dlp")

    assert last(said) == "done"
    assert "merging" in [line.get("stage") for line in said]
    assert len(names(said)) == 1
    assert len(list(tmp_path.glob("*/content/*"))) == 1
    progress = [line for line in said if line["say"] == "progress"]
    assert progress[-1]["total"] == site.files["/clip.mp4"].size + site.files["/song.mp3"].size


@pytest.mark.parametrize(
    ("page", "ends"),
    [
        ("abort", "PrivatePostError"),
        ("login", "LoginRequiredError"),
        ("missing", "NotFoundError"),
        ("broken", "ExtractorBrokenError"),
        ("wait", "RateLimitedError"),
        ("unknown-scheme", "NothingFoundError"),
        ("closed", "LoginRequiredError"),
        ("stop", "NothingFoundError"),
    ],
)
async def test_what_a_gallery_says_is_understood(perform, page, ends):
    assert last(await perform(f"/gallery-site/{page}", "gallery-dl")) == ends


@pytest.mark.parametrize(
    ("page", "brings"),
    [
        ("video", ["v001.mp4"]),
        ("fallback", ["g001.jpg"]),
        ("child", ["g001.jpg"]),
        ("stop-after-one", ["g001.jpg"]),
        ("short-wait", ["g001.jpg"]),
        ("person", ["g001.jpg"]),
    ],
)
async def test_what_a_gallery_leads_to_is_fetched(perform, page, brings):
    said = await perform(f"/gallery-site/{page}", "gallery-dl")

    assert last(said) == "done"
    assert names(said) == brings


async def test_a_file_of_an_earlier_run_is_not_fetched_again(perform, site):
    await perform("/cat.jpg", "gallery-dl", folder="kept")
    site.requests.clear()
    said = await perform("/cat.jpg", "gallery-dl", folder="kept")

    assert names(said) == ["g001.jpg"]
    assert site.requests == []
