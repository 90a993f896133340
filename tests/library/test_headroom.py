"""Days of members and servers, bytes that are set aside, and a disk that fills up and empties again."""

import asyncio
import json
from contextlib import asynccontextmanager

import attrs
import pytest

from boss_bot.domain.content.media import Metadata
from boss_bot.domain.content.progress import Found, Progress
from boss_bot.domain.errors.failures import NetworkError
from boss_bot.domain.errors.faults import DiskFullError, WorkspacesFullError
from boss_bot.domain.errors.shortages import (
    MemberDayError,
    MemberQuotaReachedError,
    NoRoomError,
    QuotaReachedError,
    ServerDayError,
)
from boss_bot.domain.jobs.download import DownloadTask
from boss_bot.domain.jobs.error_record import record
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.lack import Lack
from boss_bot.domain.keeping.headroom import SpaceLimits
from boss_bot.domain.members.terms import Terms
from boss_bot.library import Household, MeteredDownloader, SteadyClock
from boss_bot.library.headroom import FolderDisk

MIB = 2**20
HOUR = 3600


@attrs.define
class FakeDisk:
    """A disk whose free space the test sets; or what is free when the files of a folder are gone."""

    left: int = 100 * MIB

    def free(self):
        return self.left

    def total(self):
        return 1000 * MIB


@attrs.define
class Played:
    """A downloader whose events are a list."""

    said: list
    ended: bool = False
    held: list = attrs.field(factory=list)

    @asynccontextmanager
    async def download(self, task):
        assert task.folder.is_dir()
        yield self
        self.ended = True

    async def events(self):
        for event in self.said:
            yield event

    async def pause(self):
        self.held.append("pause")

    async def resume(self):
        self.held.append("resume")


@pytest.fixture
def disk():
    return FakeDisk()


@pytest.fixture
async def household(house, disk):
    limits = SpaceLimits(temp=100 * MIB, floor=10 * MIB, server_day=50 * MIB, expected=20 * MIB)
    made = Household.of(
        house.root, house.library.clock, house.store, house.store.library, periods=house.library.periods,
        limits=limits, disk=disk,
    )  # fmt: skip
    assert isinstance(made.headroom.days.steady, SteadyClock)
    made.headroom.days.steady.ahead = house.steady.ahead
    yield made
    await made.stop()


@pytest.fixture
def storeroom(household):
    return household.headroom


@pytest.fixture
def fetch(house, storeroom):
    """Run a metered download of a job to its end, and return what it said."""

    async def run(job, *events):
        played = Played(list(events))
        task = DownloadTask(job.id, job.request.link, (), house.library.workspace(job.id), 50 * MIB)
        async with MeteredDownloader(played, storeroom, house.store).download(task) as download:
            await download.pause()
            await download.resume()
            said = [event async for event in download.events()]
        assert played.held == ["pause", "resume"]
        return said

    return run


@pytest.fixture
def ask(house, storeroom, new_request):
    """Take a request in as the queue does, and return its job."""

    async def make(**fields):
        request = new_request(**fields)
        await storeroom.admit(request)
        return await house.store.add(request, capacity=1000, now=house.library.clock.now())

    return make


async def test_a_member_starts_as_many_as_they_may_in_24_hours(house, storeroom, ask, clock):
    terms = Terms(day_jobs=3)
    first = await ask(terms=terms, guild=10)
    storeroom.days.steady.ahead += HOUR
    await ask(terms=terms, guild=None)
    await ask(terms=terms, guild=11)
    await storeroom.admit(first.request)  # the same interaction again is no further download
    with pytest.raises(MemberDayError) as refused:
        await ask(terms=terms)
    assert refused.value.downloads == 3
    assert refused.value.frees_at == pytest.approx(clock.now().timestamp() + 23 * HOUR, abs=5)
    await ask(owner=2, terms=terms)
    await ask(owner=3, terms=Terms())
    clock.advance(400 * 24 * HOUR)
    with pytest.raises(MemberDayError):  # a clock that is set gives nobody a new day
        await ask(terms=terms)
    storeroom.days.steady.ahead += 23 * HOUR
    await ask(terms=terms)


@pytest.mark.parametrize("state", [JobState.FAILED, JobState.CANCELLED])
async def test_what_came_to_nothing_is_no_download(house, ask, state):
    job = await ask(terms=Terms(day_jobs=1))
    with pytest.raises(MemberDayError):
        await ask(terms=Terms(day_jobs=1))
    await house.become(job, state)
    await ask(terms=Terms(day_jobs=1))


async def test_a_request_that_the_line_does_not_take_is_not_counted(house, storeroom, new_request):
    request = new_request(terms=Terms(day_jobs=1))
    await storeroom.admit(request)
    await storeroom.withdraw(request)
    await storeroom.admit(new_request(terms=Terms(day_jobs=1)))


async def test_bytes_count_for_the_member_and_for_the_server(storeroom, ask, fetch, clock):
    job = await ask(terms=Terms(day_bytes=30 * MIB))
    await fetch(job, Found(Metadata(size=30 * MIB)), Progress(done=30 * MIB))
    with pytest.raises(MemberDayError) as refused:
        await ask(terms=Terms(day_bytes=30 * MIB))
    assert refused.value.size == 30 * MIB
    other = await ask(owner=2)
    await fetch(other, Progress(done=10 * MIB), Progress(done=20 * MIB))
    with pytest.raises(ServerDayError) as closed:
        await ask(owner=3)
    assert closed.value.limit == 50 * MIB
    assert closed.value.frees_at == pytest.approx(clock.now().timestamp() + 24 * HOUR, abs=5)
    await ask(owner=3, guild=11)
    assert set(await storeroom.days.near_end()) == {10}
    storeroom.days.steady.ahead += 24 * HOUR + 1
    await ask(owner=3)


async def test_a_download_ends_where_its_servers_day_does(storeroom, ask, fetch):
    first, announced, unknown, private = await ask(), await ask(), await ask(), await ask(guild=None)
    await fetch(first, Progress(done=40 * MIB))
    with pytest.raises(QuotaReachedError) as reached:
        await fetch(announced, Found(Metadata(size=11 * MIB)))
    assert reached.value.frees_at is not None
    with pytest.raises(QuotaReachedError):
        await fetch(unknown, *(Progress(done=n * MIB) for n in range(1, 20)))
    await fetch(private, Found(Metadata(size=45 * MIB)), Progress(done=45 * MIB))
    assert not storeroom.space.reserved
    used = await storeroom.days.usage.by_server(10, 0.0)
    assert 40 * MIB < used.size <= 54 * MIB


async def test_a_download_ends_where_its_members_day_does_and_what_came_counts(storeroom, ask, fetch, clock):
    terms = Terms(day_bytes=20 * MIB)
    first = await ask(terms=terms, guild=None)
    announced, unknown = await ask(terms=terms, guild=11), await ask(terms=terms)
    other = await ask(owner=2, terms=terms)
    await fetch(first, Progress(done=10 * MIB))
    with pytest.raises(MemberQuotaReachedError) as reached:
        await fetch(announced, Found(Metadata(size=11 * MIB)))
    assert reached.value.size == 20 * MIB
    assert reached.value.frees_at == pytest.approx(clock.now().timestamp() + 24 * HOUR, abs=5)
    with pytest.raises(MemberQuotaReachedError):
        await fetch(unknown, *(Progress(done=n * MIB) for n in range(1, 20)))
    await fetch(other, Found(Metadata(size=20 * MIB)), Progress(done=20 * MIB))
    used = await storeroom.days.usage.by_member(1, 0.0)
    assert 20 * MIB < used.size <= 24 * MIB
    with pytest.raises(MemberDayError):
        await ask(terms=terms)


def lacking(storeroom):
    """What lacks now; a checker of types takes what it was before for what it is."""
    return storeroom.lacks


async def test_bytes_are_set_aside_before_a_download_and_come_free_after_it(house, storeroom, ask, fetch):
    running = [await ask(owner=n, guild=n) for n in range(3)]
    told = []
    storeroom.on_change(lambda: told.append(storeroom.lacks))
    await storeroom.set_aside(running[0], aside=70 * MIB, comes=1)
    await storeroom.set_aside(running[1], aside=20 * MIB, comes=1)
    assert lacking(storeroom) is Lack.TEMP
    with pytest.raises(WorkspacesFullError):
        await fetch(running[2])
    await storeroom.set_aside(running[0], aside=50 * MIB, comes=2)  # it turned out smaller
    assert lacking(storeroom) is None
    await fetch(running[2])
    await storeroom.settle(running[0], 5)
    assert told == [None, None]

    await storeroom.start()  # as after a crash: nothing runs, so nothing is set aside
    assert (await storeroom.days.usage.by_server(1, 0.0)).size == 0
    assert (await storeroom.days.usage.by_server(0, 0.0)).size == 5


async def test_what_lies_in_workspaces_counts_but_one_job_may_always_run(house, storeroom, new_job, ask):
    paused, failed = new_job(JobState.PAUSED), new_job(JobState.FAILED, record(NetworkError()))
    await house.have(paused, failed)
    house.fetched(paused, bytes(60 * MIB))
    house.fetched(failed, bytes(30 * MIB))
    running = await ask()
    await storeroom.space.look()
    assert lacking(storeroom) is None  # nothing runs
    await storeroom.set_aside(running, aside=25 * MIB, comes=0)
    assert lacking(storeroom) is Lack.TEMP
    assert house.workspaces() == {paused.id, failed.id}
    await storeroom.look()  # what is kept for another try makes room for those that run
    assert house.workspaces() == {paused.id}
    assert lacking(storeroom) is Lack.TEMP
    await storeroom.settle(running, 0)
    assert lacking(storeroom) is None


async def test_a_disk_that_is_nearly_full_closes_and_opens_again(house, storeroom, new_job, new_request, ask, disk):
    stored = await house.stored(new_job())
    living = await house.stored(new_job(JobState.PAUSED))
    await house.have(stored, living)
    running = await ask()
    told = []
    storeroom.on_change(lambda: told.append(storeroom.lacks))
    disk.left = 9 * MIB
    await storeroom.look()
    assert told == [Lack.DISK]
    assert house.folders() == {living.id}  # the emergency took what it may
    with pytest.raises(NoRoomError):
        await storeroom.admit(new_request())
    with pytest.raises(DiskFullError):
        await storeroom.set_aside(running, aside=1, comes=1)
    disk.left = 10 * MIB + 1
    await storeroom.look()
    assert told == [Lack.DISK]  # a little more than the floor is not enough
    disk.left = 12 * MIB
    await storeroom.look()
    assert told == [Lack.DISK, None]
    await storeroom.admit(new_request())


async def test_the_watch_goes_on_when_a_look_fails(household, storeroom, house, disk):
    household.watch.tick = 0.01
    opened = asyncio.Event()
    await household.watch.start()
    await house.store._connections.write("PRAGMA query_only = ON", {})
    disk.left = 0
    closed = asyncio.Event()

    def note():
        (closed if storeroom.lacks else opened).set()

    storeroom.on_change(note)
    async with asyncio.timeout(10):
        await closed.wait()
        await house.store._connections.write("PRAGMA query_only = OFF", {})
        disk.left = 100 * MIB
        await opened.wait()


async def test_a_download_that_is_not_the_queues_is_let_through(house, storeroom, new_job):
    played = Played([])
    task = DownloadTask(new_job().id, new_job().request.link, (), house.root, 1)
    async with MeteredDownloader(played, storeroom, house.store).download(task) as download:
        assert download is played
    assert played.ended


async def test_what_no_longer_counts_can_be_forgotten(house, storeroom, ask):
    old = await ask()
    storeroom.days.steady.ahead += 25 * HOUR
    new = await ask()
    usage = house.store.library.usage
    await usage.forget(owner=1)
    assert not await usage.knows(old.request)
    assert await usage.knows(new.request)
    with pytest.raises(ValueError, match="whose"):
        await usage.forget()


async def test_the_figures_for_whoever_watches(tmp_path, house, household, storeroom, ask, fetch):
    assert FolderDisk(tmp_path).total() > FolderDisk(tmp_path).free() > 0
    job = house.library.workspace("ABCDEFGH")
    (job / "part").write_bytes(b"12345")
    await storeroom.look()
    await fetch(await ask(), Progress(done=41 * MIB))
    facts = await household.facts()
    assert (facts.temp, facts.temp_files, facts.lacks, facts.free) == (5, 1, None, 100 * MIB)
    assert (facts.near_quota, facts.server_day) == ({10: 41 * MIB}, 50 * MIB)


async def test_the_report_says_what_each_server_has_and_what_the_scans_did(house, household, ask, fetch, new_job):
    await house.stored(new_job(guild=None), b"12345")
    await house.stored(new_job(guild=11), b"1", b"23")
    await fetch(await ask(), Progress(done=9 * MIB))
    await household.rounds.cleaner.short()
    await household.rounds.cleaner.hourly()
    report = await household.report()
    shares = [(share.guild, share.kept.jobs, share.kept.files, share.kept.size, share.day) for share in report.servers]
    assert shares == [(None, 1, 1, 5, 0), (11, 1, 2, 3, 0), (10, 0, 0, 0, 9 * MIB)]
    assert {scan.kind for scan in report.scans} == {"short", "hourly"}
    plain = json.loads(json.dumps(report.plain()))
    assert plain["facts"]["server_day"] == 50 * MIB
    assert plain["servers"][2] == {"guild": 10, "kept": {"jobs": 0, "files": 0, "size": 0}, "day": 9 * MIB}
    hourly = next(scan for scan in plain["scans"] if scan["kind"] == "hourly")
    assert hourly["facts"] == {"kept_jobs": 2, "kept_files": 3, "kept_bytes": 8}
