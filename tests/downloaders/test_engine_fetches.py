"""What a link holds arrives whole: both tools, through the process, the proxy and a real site."""

import pytest

from boss_bot.domain.content.progress import Stage
from boss_bot.domain.errors.failures import FileTooLargeError, NothingFoundError, TooManyItemsError
from boss_bot.domain.jobs.error_record import record
from boss_bot.domain.ports import Downloader
from boss_bot.downloaders import Engine

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("tool", ["yt-dlp", "gallery-dl", "yt-dlp:generic", "gallery-dl:generic"])
@pytest.mark.parametrize("path", ["/clip.mp4", "/chunked/clip.mp4", "/no-range/clip.mp4"])
async def test_a_video_arrives_whole(fetch, site, tool, path):
    outcome = await fetch(path, tool)

    assert outcome.error is None
    assert outcome.sums == [site.files["/clip.mp4"].sha256]
    assert outcome.metadata.title == "clip"
    assert outcome.metadata.items == 1
    assert outcome.stages == [Stage.EXTRACTING, Stage.DOWNLOADING]


async def test_a_direct_video_is_fetched_once(fetch, site):
    outcome = await fetch("/clip.mp4", "yt-dlp")

    assert outcome.metadata.size == site.files["/clip.mp4"].size
    assert [(seen.method, seen.range) for seen in site.requests] == [("HEAD", None), ("GET", None)]


async def test_progress_goes_up_and_ends_at_the_total(fetch, site):
    site.speed = 1_500_000
    progress = (await fetch("/clip.mp4", "yt-dlp")).progress

    assert [p.done for p in progress] == sorted(p.done for p in progress)
    assert len(progress) > 2
    assert progress[-1].done == progress[-1].total == site.files["/clip.mp4"].size
    assert progress[-1].speed > 0
    assert {(p.file, p.files) for p in progress} == {(1, 1)}


@pytest.mark.parametrize("path", ["/cat.jpg", "/dog.png", "/sunset.webp", "/gif.gif", "/song.mp3"])
async def test_a_direct_link_is_the_file(fetch, site, path):
    outcome = await fetch(path, "gallery-dl")

    assert outcome.sums == [site.files[path].sha256]
    assert outcome.files[0].name.startswith("g001.")


async def test_a_page_of_images_arrives_in_its_order(fetch, site):
    outcome = await fetch("/gallery/", "gallery-dl:generic")

    shown = ["/cat.jpg", "/dog.png", "/sunset.webp", "/gif.gif"]
    assert outcome.sums == [site.files[path].sha256 for path in shown]
    assert [path.name for path in outcome.files] == ["g001.jpg", "g002.png", "g003.webp", "g004.gif"]
    assert outcome.metadata.title == "Four pictures"
    assert outcome.metadata.items == 4
    assert outcome.progress[-1].done == sum(site.files[path].size for path in shown)


async def test_a_page_with_a_video_is_read_by_the_generic_tool(fetch, site):
    outcome = await fetch("/watch/clip", "yt-dlp", "yt-dlp:generic")

    assert outcome.sums == [site.files["/clip.mp4"].sha256]
    assert outcome.metadata.title == "A clip with a test card"
    assert outcome.metadata.author == "Sample Studio"
    assert outcome.metadata.duration == 6


@pytest.mark.parametrize("tool", ["yt-dlp", "gallery-dl"])
async def test_the_plain_tools_read_no_strange_pages(fetch, site, tool):
    assert (await fetch("/watch/clip", tool)).failure == record(NothingFoundError())
    assert site.requests == []


async def test_a_tool_that_knows_nothing_leaves_the_link_to_the_next(fetch, site):
    outcome = await fetch("/gallery/", "yt-dlp", "gallery-dl", "gallery-dl:generic")

    assert outcome.error is None
    assert len(outcome.files) == 4
    assert len(outcome.stages) == 2


async def test_an_unknown_tool_is_a_mistake_of_ours(engine, new_task):
    with pytest.raises(ValueError, match="no such tools"):
        async with engine.download(new_task("/clip.mp4", "wget")):
            pass


@pytest.mark.parametrize("tool", ["yt-dlp", "gallery-dl"])
async def test_a_file_that_is_announced_too_large_is_not_fetched(fetch, site, tool):
    outcome = await fetch("/huge.mp4", tool, max_bytes=1_000_000)

    assert outcome.failure == record(FileTooLargeError(5_000_000_000, 1_000_000))
    assert outcome.files == []


@pytest.mark.parametrize("tool", ["yt-dlp", "gallery-dl"])
@pytest.mark.parametrize("path", ["/chunked/clip.mp4", "/endless.mp4"])
async def test_a_file_that_grows_too_large_is_stopped(fetch, new_task, tool, path):
    limit = 500_000
    outcome = await fetch(path, tool, max_bytes=limit)

    assert isinstance(outcome.error, FileTooLargeError)
    assert outcome.error.limit == limit
    assert outcome.files == []


async def test_more_items_than_allowed_are_refused_before_the_first(fetch, site):
    outcome = await fetch("/gallery/", "gallery-dl:generic", max_files=3)

    assert outcome.failure == record(TooManyItemsError(4, 3))
    assert [seen.path for seen in site.requests] == ["/gallery/"]


async def test_a_set_of_which_one_item_is_too_large_brings_the_others(fetch, site):
    sizes = sorted(site.files[path].size for path in ("/cat.jpg", "/dog.png", "/sunset.webp", "/gif.gif"))
    outcome = await fetch("/gallery/", "gallery-dl:generic", max_bytes=sizes[-1] - 1)

    assert outcome.error is None
    assert len(outcome.files) == 3
    assert outcome.skipped == ["FileTooLargeError"]


async def test_the_folder_holds_the_content_and_what_is_the_process_own(engine, new_task, fetch):
    task = new_task("/gallery/", "gallery-dl:generic")
    async with engine.download(task) as download:
        async for _ in download.events():
            pass

    assert {path.name for path in task.folder.iterdir()} == {"content", "private"}
    assert {path.name for path in (task.folder / "content").iterdir()} == {
        "g001.jpg", "g002.png", "g003.webp", "g004.gif",
    }  # fmt: skip
    assert (task.folder / "content").stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in (task.folder / "content").iterdir())


def assert_type_of_port(engine: Engine) -> Downloader:
    """The type checker holds the engine to the port."""
    return engine


async def test_the_engine_is_a_downloader_and_tells_its_versions(engine):
    assert_type_of_port(engine)
    assert set(engine.versions) == {"yt-dlp", "gallery-dl"}


async def test_the_engine_tells_its_seals_and_counts_what_it_refused(engine, fetch, wait_until, names):
    names.answers["counted.example.com"] = ["10.0.0.1"]
    before = engine.refused["address"]
    await fetch("http://counted.example.com/clip.mp4", "gallery-dl")
    await wait_until(lambda: engine.seals)

    assert engine.seals["audit hook"] == "on"
    assert set(engine.seals) == {"audit hook", "Landlock", "seccomp"}
    assert engine.refused["address"] > before
    assert set(engine.refused) == {"token", "request", "host", "port", "address", "budget"}
