"""What the terms of a job mean to every store: its member's own limits count."""

import pytest

from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.job_store import ClaimLimits
from boss_bot.domain.members.denials import OwnLimitError
from boss_bot.domain.members.preferences import Notify, ProgressStyle
from boss_bot.domain.members.terms import Terms

WIDE = ClaimLimits(over_all=100, per_member=1, per_lane=100)


@pytest.fixture
def add(store, new_request, clock):
    async def make(capacity=50, **fields):
        return await store.add(new_request(**fields), capacity=capacity, now=clock.now())

    return make


async def test_terms_come_back_whole(store, add):
    terms = Terms(3, 9, 10**9, 0, True, Notify.VERBOSE, ProgressStyle.TEXT)
    job = await add(terms=terms)
    assert (await store.get(job.id)).request.terms == terms


async def test_a_member_runs_as_many_at_once_as_the_terms_allow(store, add, clock):
    for _ in range(4):
        await add(owner=1, terms=Terms(at_once=3))
    for _ in range(2):
        await add(owner=2)
    claimed = []
    while job := await store.claim(WIDE, clock.now()):
        claimed.append(job.request.owner)
    assert sorted(claimed) == [1, 1, 1, 2]  # the second has no terms: the general limit counts


async def test_as_many_of_a_member_wait_as_the_terms_allow(store, add):
    first = await add(owner=1, terms=Terms(waiting=2))
    await add(owner=1, terms=Terms(waiting=2))
    with pytest.raises(OwnLimitError) as refused:
        await add(owner=1, terms=Terms(waiting=2))
    assert refused.value.limit == 2
    await add(owner=2, terms=Terms(waiting=2))
    await store.move(first.id, JobState.CANCELLED)
    await add(owner=1, terms=Terms(waiting=2))


async def test_the_same_request_twice_is_one_job_even_at_the_limit(store, add):
    job = await add(key="same", owner=1, terms=Terms(waiting=1))
    assert (await add(key="same", owner=1, terms=Terms(waiting=1))).id == job.id


async def test_another_try_takes_one_of_the_members_places(store, add, clock):
    job = await add(owner=1, terms=Terms(waiting=1))
    claimed = await store.claim(WIDE, clock.now())
    await store.move(job.id, JobState.FAILED, epoch=claimed.epoch)
    other = await add(owner=1, terms=Terms(waiting=1))
    with pytest.raises(OwnLimitError):
        await store.retry(job.id, capacity=50, now=clock.now())
    await store.move(other.id, JobState.CANCELLED)
    assert (await store.retry(job.id, capacity=50, now=clock.now())).state is JobState.QUEUED
