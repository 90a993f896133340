"""One fetch for all who want the same: what every store promises of it."""

from datetime import timedelta
from pathlib import PurePosixPath

import pytest

from boss_bot.domain.content.media import MediaKind, StoredFile
from boss_bot.domain.content.options import Options
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.job_store import KEPT, ClaimLimits
from boss_bot.domain.links.link import parse_link
from boss_bot.domain.members.terms import Terms

S = JobState
WIDE = ClaimLimits(over_all=5, per_member=5, per_lane=5)
LINK = parse_link("https://x.com/ann/status/77")
FILE = StoredFile(PurePosixPath("a/b/001.mp4"), "clip.mp4", "video/mp4", MediaKind.VIDEO, 5, "0" * 64)


@pytest.fixture
def add(store, new_request, clock):
    async def make(**fields):
        return await store.add(new_request(**({"link": LINK} | fields)), capacity=50, now=clock.now())

    return make


@pytest.fixture
def claim(store, clock):
    async def take(**of):
        job = await store.claim(WIDE, clock.now(), **of)
        return job.id if job else None

    return take


async def test_who_wants_the_same_joins_and_who_differs_in_anything_does_not(store, add):
    first = await add()
    assert first.fetch == first.id
    second = await add(owner=2, channel=5)
    assert (second.fetch, await store.get(second.id)) == (first.id, second)
    strangers = [
        await add(guild=11),
        await add(guild=None),
        await add(guild=None, owner=2),
        await add(options=Options(quality="720p")),
        await add(size_limit=5),
        await add(terms=Terms(file_bytes=5)),
        await add(terms=Terms(adult=True)),
        await add(site="reddit"),
        await add(link=parse_link("https://x.com/ann/status/78")),
    ]
    assert [job.fetch for job in strangers] == [job.id for job in strangers]
    mine = await add(guild=None)
    assert mine.fetch == strangers[1].id  # the same member, in direct messages
    assert [job.id for job in await store.of_fetch(first.id)] == [second.id, first.id]


@pytest.mark.parametrize(
    ("path", "joined"),
    [
        ([S.PAUSED], True),
        ([S.DOWNLOADING, S.RETRY_WAIT], True),
        ([S.DOWNLOADING, S.PROCESSING], True),
        ([S.DOWNLOADING, S.FAILED], False),
        ([S.CANCELLED], False),
    ],
)
async def test_a_job_that_lives_may_be_joined_and_one_that_came_to_nothing_not(store, add, path, joined):
    first = await add()
    for state in path:
        await store.move(first.id, state)
    assert ((await add(owner=2)).fetch == first.id) is joined


async def test_a_job_that_is_done_may_be_joined_while_its_files_are_kept(store, add, clock):
    first = await add()
    for state in (S.DOWNLOADING, S.UPLOADING):
        await store.move(first.id, state)
    await store.move(first.id, S.COMPLETED, files=(FILE,), finished_at=clock.now())
    clock.advance(KEPT.total_seconds() - 1)
    assert (await add(owner=2, options=Options())).fetch == first.id
    clock.advance(1)
    third = await add(owner=3)
    assert third.fetch == first.id  # by the second one, which waits
    other = await add(options=Options(text=True))
    for state in (S.DOWNLOADING, S.UPLOADING):
        await store.move(other.id, state)
    await store.move(other.id, S.COMPLETED, files=(FILE,), finished_at=clock.now() - KEPT)
    assert (await add(options=Options(text=True))).fetch != other.id


async def test_a_fetch_has_one_run_at_a_time(store, add, claim, clock):
    first, second = await add(), await add(owner=2)
    other = await add(link=parse_link("https://x.com/ann/status/78"))
    assert [await claim() for _ in range(3)] == [first.id, other.id, None]
    await store.move(first.id, S.PROCESSING)
    assert await claim() is None
    await store.move(first.id, S.RETRY_WAIT, not_before=clock.now() + timedelta(seconds=9))
    assert await claim() is None  # nobody asks the site sooner
    await store.move(first.id, S.CANCELLED)
    assert await claim() == second.id


async def test_files_that_one_has_brought_are_ready_for_the_others_beyond_the_slots(store, add, claim, clock):
    for number in range(5):
        await add(owner=number, link=parse_link(f"https://x.com/ann/status/{number}"))
    assert all([await claim() for _ in range(5)])
    followers = [await add(owner=owner, link=parse_link("https://x.com/ann/status/0")) for owner in range(10, 17)]
    leader = (await store.of_fetch(followers[0].fetch))[-1]
    assert await store.claim(WIDE, clock.now(), may_fetch=False) is None
    await store.move(leader.id, S.UPLOADING, files=(FILE,))
    taken = [await store.claim(WIDE, clock.now(), may_fetch=False) for _ in range(6)]
    assert [job and job.id for job in taken] == [*(job.id for job in followers[:5]), None]
    assert (taken[0].state, taken[0].epoch, taken[0].attempt) == (S.DOWNLOADING, 1, 1)
    assert (await store.of_fetch(leader.id))[-1].files == (FILE,)


async def test_a_claim_for_one_fetch_takes_nobody_else(store, add, claim):
    other = await add(link=parse_link("https://x.com/ann/status/78"))
    first = await add()
    second = await add(owner=2)
    assert await claim(fetch=first.id) == first.id
    assert await claim(fetch=first.id) is None
    await store.move(first.id, S.PAUSED)
    assert await claim(fetch=first.id) == second.id
    assert await claim() == other.id


async def test_a_retry_joins_whoever_fetches_the_same_by_now(store, add, claim, clock):
    first = await add()
    await claim()
    await store.move(first.id, S.FAILED, finished_at=clock.now())
    second = await add(owner=2)
    assert second.fetch == second.id
    again = await store.retry(first.id, capacity=5, now=clock.now())
    assert again.fetch == second.id
    await store.move(second.id, S.CANCELLED)
    await claim()
    await store.move(first.id, S.FAILED, finished_at=clock.now())
    assert (await store.retry(first.id, capacity=5, now=clock.now())).fetch == second.id
