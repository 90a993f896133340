"""What posts say is kept apart from jobs and files, for a time of its own, and can be deleted."""

from contextlib import asynccontextmanager

import attrs
import pytest

from boss_bot.domain.content.media import Metadata
from boss_bot.domain.content.post import Audience, PostFacts, PostText, PostTold, SubtitlesTold, TextKind, TextStatus
from boss_bot.domain.content.progress import FileReady, Found
from boss_bot.domain.errors.failures import NetworkError
from boss_bot.domain.jobs.download import DownloadTask
from boss_bot.domain.jobs.job import JobState
from boss_bot.library.posts import NotingDownloader

FACTS = PostFacts(
    "17", "ann-1", "de", 1_700_000_000.0, Audience.UNLISTED, ("cats", "日本"), {"likes": 3, "views": 2**40}
)
WORDS = Metadata(title="Cats'; DROP TABLE post; --", author="Ann", text="line 1\nline 2 \u202e")
DAY = 86_400


@attrs.define
class Played:
    """A downloader whose events are a list; an error among them is raised."""

    said: list

    @asynccontextmanager
    async def download(self, task):
        assert task.folder.is_dir()
        yield self

    async def events(self):
        for event in self.said:
            if isinstance(event, BaseException):
                raise event
            yield event

    async def pause(self):
        self.said.append("paused")

    async def resume(self):
        self.said.append("resumed")


@pytest.fixture
def posts(house):
    return house.store.library.posts


@pytest.fixture
def fetch(house, posts):
    """Run a download that is listened to, and return the events that went on to the queue."""

    async def run(job, *events):
        if await house.store.get(job.id) is None:
            await house.have(job)
        library = house.library
        noting = NotingDownloader(
            Played(list(events)), posts, house.store, library.clock, library.steady, library.periods
        )
        task = DownloadTask(job.id, job.request.link, (), library.workspace(job.id), 1000)
        async with noting.download(task) as download:
            return [event async for event in download.events()]

    return run


async def test_all_that_a_post_says_is_kept(house, posts, fetch, new_job, clock, tmp_path):
    job = new_job(JobState.DOWNLOADING)
    spoken = tmp_path / "subtitles.txt"
    spoken.write_bytes("hello\x00\nwörld".encode() + b"\xff")
    files = [FileReady(tmp_path / "1", "a cat"), FileReady(tmp_path / "2"), FileReady(tmp_path / "3", "a dog")]
    told = SubtitlesTold(TextStatus.KEPT, spoken, "de", automatic=True)
    heard = await fetch(job, Found(WORDS), PostTold(FACTS), *files, told)
    assert heard == [Found(WORDS), *files]

    post = await posts.of_job(job.id)
    assert (post.title, post.author, post.facts, post.owner, post.guild) == (WORDS.title, "Ann", FACTS, 1, 10)
    assert post.texts == (
        PostText(TextKind.ALT, "a cat", 1), PostText(TextKind.ALT, "a dog", 3),
        PostText(TextKind.POST, WORDS.text),
        PostText(TextKind.SUBTITLES, "hello\nwörld\ufffd", 0, "de", automatic=True),
    )  # fmt: skip
    assert post.statuses == dict.fromkeys(TextKind, TextStatus.KEPT)
    assert post.at == clock.now()

    await fetch(job, Found(Metadata(title="anew")), FileReady(tmp_path / "1"))
    post = await posts.of_job(job.id)
    assert (post.title, post.texts) == ("anew", ())


@pytest.mark.parametrize("status", [TextStatus.NONE, TextStatus.FAILED, TextStatus.TOO_LARGE, TextStatus.LATE])
async def test_what_became_of_the_subtitles_is_said_even_if_there_are_none(posts, fetch, new_job, tmp_path, status):
    job = new_job(JobState.DOWNLOADING)
    await fetch(job, FileReady(tmp_path / "1"), SubtitlesTold(status))
    post = await posts.of_job(job.id)
    assert post.statuses == {
        TextKind.POST: TextStatus.NONE, TextKind.ALT: TextStatus.NONE, TextKind.SUBTITLES: status,
    }  # fmt: skip


async def test_subtitles_that_are_a_link_or_gone_are_not_read(posts, fetch, new_job, tmp_path):
    (tmp_path / "secret").write_text("another job's words")
    (tmp_path / "link").symlink_to(tmp_path / "secret")
    for path in (tmp_path / "link", tmp_path / "gone", tmp_path):
        job = new_job(JobState.DOWNLOADING)
        await fetch(job, FileReady(tmp_path / "1"), SubtitlesTold(TextStatus.KEPT, path))
        assert (await posts.of_job(job.id)).texts == ()


async def test_of_a_download_that_brings_nothing_nothing_is_kept(posts, fetch, new_job, tmp_path):
    job = new_job(JobState.DOWNLOADING)
    with pytest.raises(NetworkError):
        await fetch(job, Found(WORDS), FileReady(tmp_path / "1"), NetworkError())
    assert await posts.of_job(job.id) is None
    await fetch(job, Found(WORDS))
    assert await posts.of_job(job.id) is None


async def test_a_store_that_cannot_be_written_ends_no_download(house, posts, fetch, new_job, tmp_path):
    job = new_job(JobState.DOWNLOADING)
    await house.have(job)
    await house.store._connections.write("PRAGMA query_only = ON", {})
    assert len(await fetch(job, FileReady(tmp_path / "1"))) == 1
    await house.store._connections.write("PRAGMA query_only = OFF", {})
    assert await posts.of_job(job.id) is None


async def test_posts_go_after_their_own_time_or_when_somebody_is_forgotten(house, posts, fetch, new_job, tmp_path):
    async def texts():
        rows = await house.store._connections.read(
            "SELECT (SELECT count(*) FROM post_text) + (SELECT count(*) FROM text_status) AS n"
        )
        return rows[0]["n"]

    jobs = [new_job(owner=owner, guild=guild) for owner, guild in [(1, 10), (1, 11), (2, 10), (2, None)]]
    for job in jobs:
        await fetch(job, Found(WORDS), FileReady(tmp_path / "1", "alt"))
    assert await texts() == 4 * 5
    assert await posts.forget(owner=2, guild=10) == 1
    assert await posts.forget(guild=11) == 1
    assert await posts.forget(owner=2) == 1
    with pytest.raises(ValueError, match="whose"):
        await posts.forget()
    assert [await posts.of_job(job.id) is None for job in jobs] == [False, True, True, True]
    house.advance(29 * DAY)
    assert "posts" not in (await house.cleaner.hourly()).facts
    house.advance(1 * DAY)
    assert (await house.cleaner.hourly()).facts["posts"] == 1
    assert await texts() == 0
