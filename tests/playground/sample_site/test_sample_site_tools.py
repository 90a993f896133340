"""The real yt-dlp and gallery-dl, as programs, on the site."""

import asyncio
import hashlib
import json
from collections.abc import Callable, Coroutine
from pathlib import Path

from boss_bot.playground.sample_site import SampleSite
from boss_bot.playground.sample_site.pages import AUTHOR, DESCRIPTION, GALLERY, TITLE

RunTool = Callable[..., Coroutine[None, None, tuple[int, str]]]

YT_DLP = ("yt_dlp", "--ignore-config", "--no-cache-dir", "--no-plugin-dirs", "--no-progress")
GALLERY_DL = ("gallery_dl", "--config-ignore", "-o", "cache.file=:memory:")


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


async def test_yt_dlp_reads_the_watch_page(site: SampleSite, run_tool: RunTool, tmp_path: Path) -> None:
    code, said = await run_tool(*YT_DLP, "--write-info-json", "-o", "out.%(ext)s", site.url("/watch/clip"))
    assert code == 0, said
    assert digest(tmp_path / "out.mp4") == site.files["/clip.mp4"].sha256
    about = json.loads((tmp_path / "out.info.json").read_text())
    assert (about["title"], about["description"], about["uploader"]) == (TITLE, DESCRIPTION, AUTHOR)
    assert (about["duration"], about["upload_date"]) == (6, "20260101")


async def test_yt_dlp_finds_the_clip_in_a_video_element(site: SampleSite, run_tool: RunTool) -> None:
    code, said = await run_tool(*YT_DLP, "--no-warnings", "--print", "url", site.url("/watch/player"))
    assert (code, said.strip()) == (0, site.url("/clip.mp4"))


async def test_yt_dlp_takes_up_a_dropped_download(site: SampleSite, run_tool: RunTool, tmp_path: Path) -> None:
    code, said = await run_tool(*YT_DLP, "--retry-sleep", "0", "-o", "out.mp4", site.url("/drop-once/clip.mp4"))
    assert code == 0, said
    assert digest(tmp_path / "out.mp4") == site.files["/clip.mp4"].sha256
    resumed = site.requests[-1]
    assert resumed.status == 206
    assert resumed.range is not None
    assert 0 < resumed.range[0] <= site.files["/clip.mp4"].size // 2


async def test_yt_dlp_looks_first_and_downloads_with_its_second_request(
    site: SampleSite, run_tool: RunTool, tmp_path: Path
) -> None:
    gate = site.hold("/clip.mp4")
    download = asyncio.create_task(run_tool(*YT_DLP, "-o", "out.mp4", site.url("/clip.mp4")))
    await asyncio.wait_for(gate.reached(arrivals=2), 30)
    assert not download.done()
    gate.release()
    code, said = await download
    assert code == 0, said
    assert digest(tmp_path / "out.mp4") == site.files["/clip.mp4"].sha256
    assert [(seen.method, seen.range) for seen in site.requests] == [("GET", None), ("GET", None)]


async def test_yt_dlp_finds_nothing_where_there_is_nothing(site: SampleSite, run_tool: RunTool) -> None:
    code, said = await run_tool(*YT_DLP, site.url("/page-without-media"))
    assert code == 1
    assert "Unsupported URL" in said


async def test_gallery_dl_generic_finds_exactly_the_gallery(site: SampleSite, run_tool: RunTool) -> None:
    # Its generic extractor forgets a port, so the site is asked by a name, as a proxy is.
    code, said = await run_tool(*GALLERY_DL, "-g", "--proxy", site.base_url, "generic:http://pictures.test/gallery/")
    assert (code, said.split()) == (0, [f"http://pictures.test{path}" for path in GALLERY])


async def test_gallery_dl_follows_the_gallery_links(site: SampleSite, run_tool: RunTool, tmp_path: Path) -> None:
    code, said = await run_tool(*GALLERY_DL, "-D", "out", "-f", "{filename}.{extension}", f"r:{site.url('/gallery/')}")
    assert code == 0, said
    got = {f"/{file.name}": digest(file) for file in (tmp_path / "out").iterdir()}
    assert got == {path: site.files[path].sha256 for path in GALLERY}


async def test_gallery_dl_downloads_the_clip(site: SampleSite, run_tool: RunTool, tmp_path: Path) -> None:
    code, said = await run_tool(*GALLERY_DL, "-D", "out", "-f", "clip.mp4", site.url("/clip.mp4"))
    assert code == 0, said
    assert digest(tmp_path / "out" / "clip.mp4") == site.files["/clip.mp4"].sha256
    assert site.fetched("/clip.mp4") == [(0, site.files["/clip.mp4"].size)]


async def test_gallery_dl_takes_up_a_dropped_download(site: SampleSite, run_tool: RunTool, tmp_path: Path) -> None:
    clip = site.files["/clip.mp4"]
    options = ("-D", "out", "-f", "clip.mp4", "--retries", "1", "-o", "downloader.http.sleep-retries=0")
    code, said = await run_tool(*GALLERY_DL, *options, site.url("/drop-once/clip.mp4"))
    assert code == 0, said
    assert digest(tmp_path / "out" / "clip.mp4") == clip.sha256
    assert site.requests[-1].status == 206
