"""What every journal of deliveries promises."""

from datetime import timedelta

import pytest

from boss_bot.domain.jobs.error_record import record
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.parcels import Content, Fate, Route
from boss_bot.domain.members.delivery import Visibility
from boss_bot.domain.members.denials import EndedByManagerError

S = JobState


@pytest.fixture
def journal(store):
    return store.journal


@pytest.fixture
def add(store, new_request, clock):
    async def make(*states, **fields):
        job = await store.add(new_request(**fields), capacity=50, now=clock.now())
        for state in states:
            ended = {"finished_at": clock.now()} if state.over else {}
            job = await store.move(job.id, state, **ended)
        return job

    return make


async def test_an_intent_is_open_until_it_is_settled(journal, add, clock):
    job, other = await add(), await add()
    parcel = await journal.intend(job.id, Content.FILES, Route.DIRECT, clock.now(), files=("1-a", "2-b"), channel=9)
    assert (parcel.fate, parcel.files, parcel.channel, parcel.message) == (Fate.OPEN, ("1-a", "2-b"), 9, None)
    assert parcel.at == clock.now()
    assert await journal.of(job.id) == [parcel]
    assert await journal.of(other.id) == []

    await journal.settle(parcel.number, Fate.SENT, message=77)
    [sent] = await journal.of(job.id)
    assert (sent.fate, sent.message, sent.nonce) == (Fate.SENT, 77, parcel.nonce)


async def test_a_message_that_is_known_stays_known(journal, add, clock):
    job = await add()
    parcel = await journal.intend(job.id, Content.FILES, Route.CARD, clock.now())
    await journal.address(parcel.number, 5)
    assert (await journal.of(job.id))[0].message == 5
    await journal.settle(parcel.number, Fate.SENT)
    assert (await journal.of(job.id))[0].message == 5


async def test_every_parcel_has_a_nonce_of_its_own_that_discord_takes(journal, add, clock):
    job = await add()
    parcels = [await journal.intend(job.id, Content.FILES, Route.DIRECT, clock.now()) for _ in range(3)]
    assert len({parcel.nonce for parcel in parcels}) == 3
    assert all(job.id in parcel.nonce and len(parcel.nonce) <= 25 for parcel in parcels)


@pytest.mark.parametrize("fate", Fate)
async def test_cards_that_may_hold_files_are_known(journal, add, clock, store, fate):
    job, direct, news = await add(), await add(), await add()
    for one, content, route in (
        (job, Content.FILES, Route.CARD), (direct, Content.FILES, Route.DIRECT), (news, Content.NEWS, Route.CARD)
    ):  # fmt: skip
        parcel = await journal.intend(one.id, content, route, clock.now())
        await journal.settle(parcel.number, fate)
    assert await journal.begun() == ({job.id} if fate in (Fate.OPEN, Fate.SENT) else set())
    await store.move(job.id, S.DOWNLOADING)
    await store.move(job.id, S.FAILED, finished_at=clock.now())
    assert await journal.begun() == set()


async def test_an_inbox_is_its_members_own_in_each_server(journal, add, clock):
    mine, failed = await add(owner=1, guild=10), await add(S.DOWNLOADING, S.FAILED, owner=1, guild=10)
    for job in (mine, await add(owner=2, guild=10), await add(owner=1, guild=20), await add(owner=1, guild=None)):
        parcel = await journal.intend(job.id, Content.FILES, Route.INBOX, clock.now())
        assert job.id not in await journal.waiting(job.request.owner, job.request.guild)
        await journal.settle(parcel.number, Fate.SENT)
        await journal.settle((await journal.intend(job.id, Content.FILES, Route.INBOX, clock.now())).number, Fate.SENT)
    news = await journal.intend(failed.id, Content.NEWS, Route.INBOX, clock.now())
    await journal.settle(news.number, Fate.SENT)
    assert await journal.waiting(1, 10) == [mine.id, failed.id]
    assert len(await journal.waiting(1, None)) == 1
    assert await journal.addressees() == {(1, 10), (2, 10), (1, 20), (1, None)}
    await journal.settle(news.number, Fate.OPENED)
    assert await journal.waiting(1, 10) == [mine.id]


async def test_failures_that_nobody_was_told_of_are_found(journal, add, clock, store):
    await add(S.DOWNLOADING, S.FAILED)
    clock.advance(60)
    since = clock.now()
    failed = await add(S.DOWNLOADING, S.FAILED)
    await add(S.DOWNLOADING, S.UPLOADING, S.COMPLETED)
    assert await journal.untold(since) == [failed]
    news = await journal.intend(failed.id, Content.NEWS, Route.DIRECT, clock.now())
    assert await journal.untold(since) == [failed]
    await journal.settle(news.number, Fate.SENT)
    assert await journal.untold(since) == []

    await add(S.CANCELLED)
    why = record(EndedByManagerError())
    ended = await store.move((await add()).id, S.CANCELLED, finished_at=clock.now(), error=why)
    assert await journal.untold(since) == [ended]

    clock.advance(60)  # it is tried again, and fails again
    await store.retry(failed.id, capacity=50, now=clock.now())
    await store.move(failed.id, S.DOWNLOADING)
    again = await store.move(failed.id, S.FAILED, finished_at=clock.now() + timedelta(seconds=1))
    assert await journal.untold(since) == [ended, again]


async def test_where_a_result_is_wanted_is_kept_with_the_job(add, store):
    assert (await add()).request.visibility is Visibility.PRIVATE
    posted = await add(visibility=Visibility.POST)
    assert (await store.get(posted.id)).request.visibility is Visibility.POST


@pytest.mark.parametrize(("fate", "cancelled"), [(None, False), (Fate.SENT, False), (Fate.REFUSED, True)])
async def test_a_job_whose_files_may_be_out_is_not_cancelled(store, journal, add, clock, fate, cancelled):
    job = await add(S.DOWNLOADING, S.UPLOADING)
    parcel = await journal.intend(job.id, Content.FILES, Route.CHANNEL, clock.now(), files=("1-a",), channel=9)
    if fate:
        await journal.settle(parcel.number, fate)
    assert await store.move(job.id, S.QUEUED)  # as after a crash in mid-upload
    moved = await store.move(job.id, S.CANCELLED, finished_at=clock.now())
    assert (moved is not None) is cancelled
    assert (await store.get(job.id)).state is (S.CANCELLED if cancelled else S.QUEUED)
