"""What every job store promises. A new store joins in ``conftest.py``, as one more entry in the params of `store`."""

import asyncio
from datetime import timedelta
from pathlib import PurePosixPath

import attrs
import pytest

from boss_bot.domain.content.media import MediaKind, Metadata, StoredFile
from boss_bot.domain.content.options import Options
from boss_bot.domain.errors.failures import RateLimitedError
from boss_bot.domain.errors.refusals import QueueFullError
from boss_bot.domain.jobs.error_record import record, restore
from boss_bot.domain.jobs.job import MOVES, JobState
from boss_bot.domain.jobs.job_store import ClaimLimits
from boss_bot.domain.members.delivery import ReplyHandle

S = JobState
ROOM = ClaimLimits(over_all=5, per_member=2)
FILE = StoredFile(PurePosixPath("a/b/001.mp4"), "clip.mp4", "video/mp4", MediaKind.VIDEO, 5, "0" * 64)


PATHS = {
    S.QUEUED: (),
    S.DOWNLOADING: (S.DOWNLOADING,),
    S.RETRY_WAIT: (S.DOWNLOADING, S.RETRY_WAIT),
    S.PAUSED: (S.PAUSED,),
    S.PROCESSING: (S.DOWNLOADING, S.PROCESSING),
    S.UPLOADING: (S.DOWNLOADING, S.PROCESSING, S.UPLOADING),
    S.COMPLETED: (S.DOWNLOADING, S.UPLOADING, S.COMPLETED),
    S.FAILED: (S.DOWNLOADING, S.FAILED),
    S.CANCELLED: (S.CANCELLED,),
}


async def in_state(store, request, clock, state):
    job = await store.add(request, capacity=50, now=clock.now())
    for step in PATHS[state]:
        job = await store.move(job.id, step)
    return job


async def test_an_added_job_can_be_read_back_whole(store, new_request, clock):
    reply = ReplyHandle(7, "secret", clock.now() + timedelta(minutes=15))
    added = await store.add(new_request(reply=reply, guild=None), capacity=50, now=clock.now())

    assert await store.get(added.id) == added
    assert added.state is S.QUEUED
    assert added.request.reply == reply
    assert added.created_at == clock.now()


async def test_what_was_asked_for_is_kept_with_the_job(store, new_request, clock):
    options = Options("video", "720p", "1-4,7", 1.5, 90.0, "thread", True)
    added = await store.add(new_request(options=options), capacity=50, now=clock.now())

    assert (await store.get(added.id)).request.options == options
    assert (await store.claim(ROOM, clock.now())).request.options == options


async def test_alt_texts_and_a_posts_words_are_kept(store, new_request, clock):
    job = await in_state(store, new_request(), clock, S.PROCESSING)
    file = attrs.evolve(FILE, alt="Bars @everyone")
    await store.note(job.id, epoch=job.epoch, metadata=Metadata(title="a", text="Its wörds"))
    await store.move(job.id, S.UPLOADING, files=(file,))

    kept = await store.get(job.id)
    assert kept.files == (file,)
    assert kept.metadata.text == "Its wörds"


async def test_the_same_interaction_makes_one_job(store, new_request, clock):
    request = new_request()
    first, second = await asyncio.gather(*(store.add(request, capacity=50, now=clock.now()) for _ in range(2)))
    assert first == second


async def test_the_line_takes_as_many_as_its_capacity(store, new_request, clock):
    jobs = [await store.add(new_request(), capacity=3, now=clock.now()) for _ in range(3)]
    with pytest.raises(QueueFullError) as refused:
        await store.add(new_request(), capacity=3, now=clock.now())
    assert refused.value.limit == 3

    assert await store.claim(ROOM, clock.now()) is not None
    await store.add(new_request(), capacity=3, now=clock.now())
    assert (await store.counts())[S.QUEUED] == 3
    assert await store.add(jobs[1].request, capacity=3, now=clock.now()) == jobs[1]


async def test_free_slots_count_as_places(store, new_request, clock):
    for owner in range(5):
        await store.add(new_request(owner=owner), capacity=3, slots=2, now=clock.now())
    with pytest.raises(QueueFullError):
        await store.add(new_request(), capacity=3, slots=2, now=clock.now())
    assert await store.claim(ROOM, clock.now()) is not None
    with pytest.raises(QueueFullError):  # one place more, and one slot less
        await store.add(new_request(), capacity=3, slots=2, now=clock.now())


async def test_jobs_are_claimed_in_the_order_they_came(store, new_request, clock):
    jobs = [await store.add(new_request(owner=owner), capacity=50, now=clock.now()) for owner in (1, 2, 3)]
    claimed = [await store.claim(ROOM, clock.now()) for _ in range(3)]
    assert [job.id for job in claimed] == [job.id for job in jobs]
    assert [(job.state, job.epoch, job.attempt, job.started_at) for job in claimed] == [
        (S.DOWNLOADING, 1, 1, clock.now())
    ] * 3
    assert await store.claim(ROOM, clock.now()) is None


async def test_a_member_runs_no_more_than_two_at_once(store, new_request, clock):
    for owner in (1, 1, 1, 2):
        await store.add(new_request(owner=owner), capacity=50, now=clock.now())
    claimed = [await store.claim(ROOM, clock.now()) for _ in range(4)]
    assert [job and job.request.owner for job in claimed] == [1, 1, 2, None]


async def test_no_more_than_five_run_over_all_even_when_claimed_at_once(store, new_request, clock):
    for owner in range(8):
        await store.add(new_request(owner=owner), capacity=50, now=clock.now())
    claimed = await asyncio.gather(*(store.claim(ROOM, clock.now()) for _ in range(8)))
    assert sum(job is not None for job in claimed) == 5
    assert len({job.id for job in claimed if job}) == 5


@pytest.mark.parametrize("was", JobState)
@pytest.mark.parametrize("to", JobState)
async def test_only_legal_moves_happen(store, new_request, clock, was, to):
    job = await in_state(store, new_request(), clock, was)
    moved = await store.move(job.id, to)
    after = await store.get(job.id)
    if to in MOVES[was]:
        assert moved == after
        assert after.state is to
    else:
        assert moved is None
        assert after == job


async def test_a_worker_that_lost_the_job_cannot_move_it(store, new_request, clock):
    await store.add(new_request(), capacity=50, now=clock.now())
    stale = await store.claim(ROOM, clock.now())
    await store.move(stale.id, S.QUEUED)
    fresh = await store.claim(ROOM, clock.now())

    assert await store.move(stale.id, S.FAILED, epoch=stale.epoch) is None
    await store.note(stale.id, epoch=stale.epoch, done_bytes=99)
    assert (await store.get(stale.id)) == fresh
    assert await store.move(stale.id, S.PROCESSING, epoch=fresh.epoch) is not None


async def test_what_is_written_with_a_move_can_be_read_back(store, new_request, clock):
    job = await in_state(store, new_request(), clock, S.DOWNLOADING)
    metadata = Metadata(title="töt @everyone", author="ann", duration=6.5, items=2, size=9, age_limit=18)
    await store.note(job.id, epoch=job.epoch, metadata=metadata, done_bytes=4, total_bytes=9)
    error = RateLimitedError(retry_after=7.0)
    done = await store.move(job.id, S.FAILED, files=(FILE,), error=record(error), finished_at=clock.now())

    assert (done.metadata, done.files, done.finished_at) == (metadata, (FILE,), clock.now())
    assert (done.done_bytes, done.total_bytes) == (4, 9)
    assert record(restore(done.error)) == record(error)
    again = await store.move(job.id, S.QUEUED, error=None)
    assert again.error is None


async def test_members_see_their_own_jobs_of_this_server(store, new_request, clock):
    mine = [await store.add(new_request(), capacity=50, now=clock.now()) for _ in range(3)]
    await store.add(new_request(owner=2), capacity=50, now=clock.now())
    await store.add(new_request(guild=11), capacity=50, now=clock.now())
    private = await store.add(new_request(guild=None), capacity=50, now=clock.now())

    assert await store.of_member(1, 10, frozenset(S)) == mine[::-1]
    assert await store.of_member(1, 10, frozenset(S), limit=1) == [mine[2]]
    assert await store.of_member(1, 10, frozenset({S.PAUSED})) == []
    assert await store.of_member(1, None, frozenset(S)) == [private]


async def test_those_of_others_on_a_server_are_found_by_state_the_newest_first(store, new_request, clock):
    await store.add(new_request(owner=9), capacity=50, now=clock.now())
    await store.add(new_request(guild=11), capacity=50, now=clock.now())
    await store.add(new_request(guild=None), capacity=50, now=clock.now())
    failed = await in_state(store, new_request(), clock, S.FAILED)
    waiting = await store.add(new_request(owner=2), capacity=50, now=clock.now())
    paused = await in_state(store, new_request(), clock, S.PAUSED)

    assert await store.of_others(9, 10, frozenset({S.QUEUED, S.PAUSED, S.FAILED})) == [paused, waiting, failed]
    assert await store.of_others(9, 10, frozenset({S.QUEUED, S.PAUSED}), limit=1) == [paused]
    assert await store.of_others(9, 10, frozenset({S.FAILED})) == [failed]
    assert await store.of_others(9, 12, frozenset({S.QUEUED, S.FAILED})) == []


async def test_position_counts_only_those_who_wait(store, new_request, clock):
    jobs = [await store.add(new_request(), capacity=50, now=clock.now()) for _ in range(3)]
    assert [await store.position(job.id) for job in jobs] == [(1, 3), (2, 3), (3, 3)]
    await store.claim(ROOM, clock.now())
    assert await store.position(jobs[2].id) == (2, 2)
    assert await store.in_states(frozenset({S.QUEUED})) == jobs[1:]
    assert await store.in_states(frozenset({S.QUEUED}), newest=1) == jobs[-1:]
    assert await store.in_states(frozenset({S.FAILED}), newest=1) == []


async def test_a_click_renews_the_right_to_edit_and_an_older_one_does_not(store, new_request, clock):
    job = await store.add(new_request(), capacity=50, now=clock.now())
    fresh = ReplyHandle(7, "fresh", clock.now() + timedelta(minutes=15))
    await store.renew_reply(job.id, fresh)
    await store.renew_reply(job.id, ReplyHandle(7, "older", clock.now() + timedelta(minutes=10)))
    assert (await store.get(job.id)).request.reply == fresh

    clock.advance(14 * 60)
    await store.drop_replies(clock.now())
    assert (await store.get(job.id)).request.reply == fresh
    clock.advance(2 * 60)
    await store.drop_replies(clock.now())
    assert (await store.get(job.id)).request.reply is None


async def test_the_message_of_a_card_outlives_the_right_of_its_token(store, new_request, clock):
    reply = ReplyHandle(7, "token", clock.now() + timedelta(minutes=15))
    job = await store.add(new_request(reply=reply, card_message=2**62), capacity=50, now=clock.now())
    assert job.request.card_message == 2**62
    clock.advance(16 * 60)
    await store.drop_replies(clock.now())
    kept = (await store.get(job.id)).request
    assert (kept.reply, kept.card_message) == (None, 2**62)


async def test_an_unknown_job_is_none(store):
    assert await store.get("00000000") is None
    assert await store.move("00000000", S.CANCELLED) is None
