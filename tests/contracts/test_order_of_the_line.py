"""Who runs next: priorities, turns between servers, ageing, lanes, and what a full line does."""

from datetime import timedelta

import pytest

from boss_bot.domain.errors.refusals import QueueFullError
from boss_bot.domain.jobs.job import JobState, Mover
from boss_bot.domain.jobs.job_store import ClaimLimits
from boss_bot.domain.jobs.lanes import ANY_SIZE
from boss_bot.domain.members.priority import Priority

S = JobState
LOW, NORMAL, HIGH = Priority
WIDE = ClaimLimits(over_all=10_000, per_member=10_000, per_lane=10_000)


@pytest.fixture
def add(store, new_request, clock):
    async def make(capacity=100_000, **fields):
        return (await store.add(new_request(**fields), capacity=capacity, now=clock.now())).id

    return make


@pytest.fixture
def claim(store, clock):
    async def take(limits=WIDE):
        job = await store.claim(limits, clock.now())
        return job.id if job else None

    return take


async def test_the_higher_priority_runs_first_and_the_line_says_so(store, add, claim):
    low, normal, high = [await add(priority=priority) for priority in (LOW, NORMAL, HIGH)]
    assert [job.id for job in await store.line()] == [high, normal, low]
    assert [await store.position(job) for job in (low, normal, high)] == [(3, 3), (2, 3), (1, 3)]
    assert [await claim() for _ in range(3)] == [high, normal, low]


async def test_a_newcomer_behind_a_flood_runs_second(store, add, claim):
    flood = [await add(guild=10) for _ in range(200)]
    newcomer = await add(guild=11)
    assert await store.position(newcomer) == (2, 201)
    assert [await claim() for _ in range(3)] == [flood[0], newcomer, flood[1]]


async def test_servers_take_turns_and_each_keeps_its_own_order(add, claim):
    first = [await add(guild=1) for _ in range(3)]
    second = [await add(guild=2) for _ in range(3)]
    alone = await add(guild=None, owner=77)
    order = [await claim() for _ in range(7)]
    assert order == [first[0], second[0], alone, first[1], second[1], first[2], second[2]]


async def test_members_in_direct_messages_take_turns_too(add, claim):
    flood = [await add(guild=None, owner=1) for _ in range(5)]
    other = await add(guild=None, owner=2)
    assert [await claim() for _ in range(2)] == [flood[0], other]


async def test_a_low_job_rises_by_waiting_and_is_not_starved_by_high_ones(store, add, claim, clock):
    low = await add(priority=LOW, guild=1)
    ahead = [await add(priority=HIGH, guild=2) for _ in range(5)]
    assert await store.due(clock.now(), age=600) == clock.now() + timedelta(seconds=600)
    assert await store.age(clock.now(), after=600) is None

    for level in (NORMAL, HIGH):
        clock.advance(600)
        raised = await store.age(clock.now(), after=600)
        assert (raised.id, raised.level, raised.request.priority) == (low, level, LOW)
        assert await store.age(clock.now(), after=600) is None
    late = [await add(priority=HIGH, guild=2) for _ in range(5)]
    assert [await claim() for _ in range(3)] == [low, *ahead[:2]]
    assert late


async def test_overflow_goes_by_priority_and_displaces_nobody(store, add):
    waiting = [await add(capacity=10, priority=LOW, guild=guild) for guild in range(8)]
    with pytest.raises(QueueFullError) as refused:
        await add(capacity=10, priority=LOW)
    assert refused.value.limit == 8
    waiting += [await add(capacity=10) for _ in range(2)]
    with pytest.raises(QueueFullError):
        await add(capacity=10)
    waiting.append(await add(capacity=10, priority=HIGH))
    with pytest.raises(QueueFullError):
        await add(capacity=10, priority=HIGH)
    assert {job.id for job in await store.line()} == set(waiting)


async def test_a_lane_runs_no_more_than_its_limit_and_holds_nobody_else_up(add, claim):
    limits = ClaimLimits(over_all=5, per_member=5, per_lane=2)
    slow = [await add(lane="slow.example") for _ in range(3)]
    other = await add(lane="other.example")
    assert [await claim(limits) for _ in range(4)] == [slow[0], slow[1], other, None]


async def test_a_held_lane_waits_then_sends_one_probe_then_runs_as_before(store, add, claim, clock):
    limits = ClaimLimits(over_all=5, per_member=5, per_lane=3)
    held = [await add(lane="x") for _ in range(3)]
    other = await add(lane="y")
    until = clock.now() + timedelta(seconds=60)
    assert await store.lanes.strike("x") == 1
    await store.lanes.hold("x", until)
    await store.lanes.hold("x", until - timedelta(seconds=30))  # a longer hold stays
    assert await store.lanes.held(clock.now()) == {"x": until}
    assert await store.due(clock.now(), age=1e6) == until
    assert [await claim(limits) for _ in range(2)] == [other, None]

    clock.advance(60)
    assert await store.lanes.held(clock.now()) == {}
    assert [await claim(limits) for _ in range(2)] == [held[0], None]
    assert await store.lanes.strike("x") == 2
    await store.lanes.clear("x")
    assert [await claim(limits) for _ in range(2)] == [held[1], held[2]]
    assert await store.lanes.strike("x") == 1


async def test_strikes_alone_hold_nothing(store, add, claim):
    await store.lanes.strike("x")
    first, second = [await add(lane="x") for _ in range(2)]
    assert [await claim() for _ in range(2)] == [first, second]


async def test_a_job_that_waits_for_another_try_comes_back_when_it_is_due(store, add, claim, clock):
    job, other = await add(), await add()
    await claim()
    again = clock.now() + timedelta(seconds=30)
    waiting = await store.move(job, S.RETRY_WAIT, not_before=again, retries=1, crashes=1)
    assert (waiting.not_before, waiting.retries, waiting.crashes) == (again, 1, 1)
    assert await store.promote(clock.now()) is None
    assert await store.due(clock.now(), age=1e6) == again
    assert await claim() == other

    late = await add()
    clock.advance(30)
    back = await store.promote(clock.now())
    assert (back.id, back.state, back.not_before, back.retries) == (job, S.QUEUED, None, 1)
    assert await store.promote(clock.now()) is None
    assert [await claim() for _ in range(2)] == [job, late]
    assert await store.due(clock.now(), age=1e6) is None


async def test_a_failed_job_tried_again_by_hand_is_a_newcomer_with_fresh_counts(store, add, claim, clock):
    job = await add(guild=1)
    await claim()
    waiting = [await add(guild=1) for _ in range(2)]
    assert await store.retry(job, capacity=5, now=clock.now()) is None
    await store.move(job, S.FAILED, retries=3, crashes=2, finished_at=clock.now())
    with pytest.raises(QueueFullError):
        await store.retry(job, capacity=2, now=clock.now())

    again = await store.retry(job, capacity=3, now=clock.now())
    assert (again.state, again.retries, again.crashes) == (S.QUEUED, 0, 0)
    assert (again.finished_at, again.started_at, again.attempt) == (None, None, 1)
    assert [await claim() for _ in range(3)] == [*waiting, job]
    assert await store.retry("00000000", capacity=3, now=clock.now()) is None


async def test_who_comes_back_from_a_pause_has_kept_the_place_and_is_never_behind_a_newcomer(store, add, claim):
    jobs = [await add(guild=1) for _ in range(3)]
    await store.move(jobs[0], S.PAUSED, by=Mover.USER)
    await store.move(jobs[2], S.PAUSED, by=Mover.USER)
    await store.move(jobs[0], S.QUEUED, by=Mover.USER)
    assert await store.position(jobs[0]) == (1, 2)
    assert [await claim() for _ in range(2)] == jobs[:2]
    await store.move(jobs[2], S.QUEUED, by=Mover.USER)
    await add(guild=1)
    assert await claim() == jobs[2]


async def test_every_move_is_logged_with_its_actor(store, add, claim):
    job = await add()
    await claim()
    await store.move(job, S.QUEUED, by=Mover.RECOVERY)
    await store.move(job, S.FAILED)  # not legal from here: no entry
    await store.move(job, S.CANCELLED, by=Mover.USER)
    assert await store.moves(job) == [
        (None, S.QUEUED, Mover.USER),
        (S.QUEUED, S.DOWNLOADING, Mover.SCHEDULER),
        (S.DOWNLOADING, S.QUEUED, Mover.RECOVERY),
        (S.QUEUED, S.CANCELLED, Mover.USER),
    ]
    assert await store.moves("00000000") == []


async def test_paces_are_moving_averages_of_each_lane_and_size(store):
    await store.lanes.learn("x", ANY_SIZE, 10.0)
    await store.lanes.learn("x", ANY_SIZE, 20.0)
    await store.lanes.learn("x", 20, 4.0)
    paces = await store.lanes.paces()
    assert set(paces) == {("x", ANY_SIZE), ("x", 20)}
    pace = paces["x", ANY_SIZE]
    assert (pace.seconds, pace.runs) == (pytest.approx(12.0), 2)
    assert pace.spread == pytest.approx(6.0)


async def test_a_member_changes_places_among_their_own_jobs_and_nobody_elses_place_moves(store, add, claim):
    own = [await add(owner=1) for _ in range(2)]
    other = await add(owner=2)
    last = await add(owner=1)
    assert await store.move_up(last)
    assert [job.id for job in await store.line()] == [last, own[1], other, own[0]]
    assert not await store.move_up(last)
    assert not await store.move_up(other)
    assert not await store.move_up("00000000")
    assert await claim() == last
    assert not await store.move_up(last)
