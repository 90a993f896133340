"""The same link asked for again joins the fetch that is under way: one download, and to each their own."""

import asyncio

import pytest

from boss_bot.domain.content.media import Metadata
from boss_bot.domain.content.progress import Found, Skipped
from boss_bot.domain.errors.failures import NetworkError, NotFoundError
from boss_bot.domain.errors.refusals import NotYourJobError
from boss_bot.domain.errors.shortages import MemberQuotaReachedError
from boss_bot.domain.errors.undelivered import UploadRefusedError
from boss_bot.domain.jobs.error_record import restore
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.retry import RetryRule
from boss_bot.domain.members.denials import AdultMediaError
from boss_bot.queue import Actor

S = JobState
CAT = "https://x.com/ann/status/77"
ANN, BOB, CAROL = Actor(1, 10), Actor(2, 10), Actor(3, 10)


@pytest.fixture
def same(ask):
    """Make asks for one link, each by another member."""
    return lambda user, guild=10: ask(user=user, guild=guild, text=CAT)


async def test_one_download_serves_all_and_each_gets_it_once(world, led, cards, same, clock, tmp_path):
    service = await world()
    jobs = [(await service.submit(same(user))).job.id for user in (1, 2, 3)]
    download = await led.next()
    download.inbox.put_nowait(Found(Metadata(title="Cat")))
    download.progress(42)
    await cards.until(lambda: cards.looks.get(jobs[0]) and cards.looks[jobs[0]][-1].progress)
    service.scheduler.wake()
    await cards.until(lambda: cards.looks[jobs[2]][-1].progress)
    waiting = cards.looks[jobs[2]][-1]
    assert (waiting.joined, waiting.progress.done, waiting.position) == (True, 42, None)
    clock.advance(5)
    download.finish(b"cat")
    await cards.until(lambda: len(cards.delivered) == 3)
    await service.scheduler.idle()
    assert sorted(cards.delivered) == sorted((job, [b"cat"]) for job in jobs)
    assert led.started.empty()
    found = [await service.store.get(job) for job in jobs]
    assert [(job.state, job.metadata.title) for job in found] == [(S.COMPLETED, "Cat")] * 3
    assert [look.kept for job in jobs for look in cards.looks[job] if look.job.state is S.UPLOADING] == [False] * 3
    assert not any((tmp_path / "temp").iterdir())


async def test_what_was_fetched_before_is_handed_over_at_once_even_while_all_slots_are_taken(
    world, led, cards, same, ask
):
    service = await world(concurrent=1)
    await service.submit(same(1))
    (await led.next()).finish(b"cat")
    await cards.until(lambda: cards.delivered)
    await service.scheduler.idle()
    await service.submit(ask(user=5))
    busy = await led.next()
    late = (await service.submit(same(2))).job.id
    await cards.until(lambda: len(cards.delivered) == 2)
    assert cards.delivered[1] == (late, [b"cat"])
    assert [look.kept for look in cards.looks[late] if look.job.state is S.UPLOADING] == [True]
    assert led.running == [busy]


async def test_a_part_of_a_post_serves_who_asked_meanwhile_and_nobody_later(world, led, cards, same, clock):
    service = await world()
    waiting = [(await service.submit(same(user))).job.id for user in (1, 2)]
    download = await led.next()
    download.inbox.put_nowait(Found(Metadata(title="Cats", items=5)))
    for item in (2, 4, 5, 5):
        download.inbox.put_nowait(Skipped("NotFoundError", item))
    download.inbox.put_nowait(Skipped("NotFoundError"))
    clock.advance(5)
    download.finish(b"two cats")
    await cards.until(lambda: len(cards.delivered) == 2)
    await service.scheduler.idle()
    assert [(await service.store.get(job)).metadata.missing for job in waiting] == ["2,4-5"] * 2

    clock.advance(60)
    await service.submit(same(3))
    again = await led.next()
    again.inbox.put_nowait(Found(Metadata(title="Cats", items=5)))
    again.finish(b"five cats")
    await cards.until(lambda: len(cards.delivered) == 3)
    await service.submit(same(4))
    await cards.until(lambda: len(cards.delivered) == 4)
    assert [files for _, files in cards.delivered[2:]] == [[b"five cats"]] * 2


@pytest.mark.parametrize("stranger", [Actor(2, 11), Actor(1, 11), Actor(2, None), Actor(1, None)])
async def test_another_server_and_a_direct_message_have_a_fetch_of_their_own(world, led, cards, ask, same, stranger):
    service = await world()
    await service.submit(same(1))
    (await led.next()).finish(b"cat")
    await cards.until(lambda: cards.delivered)
    await service.submit(same(stranger.user, stranger.guild))
    (await led.next()).finish(b"their own")
    await cards.until(lambda: len(cards.delivered) == 2)
    assert cards.delivered[1][1] == [b"their own"]


async def test_cancelling_one_does_not_stop_the_others(world, led, cards, same):
    service = await world()
    first, second = [(await service.submit(same(user))).job.id for user in (1, 2)]
    download = await led.next()
    download.progress(42)
    await cards.until(lambda: cards.looks.get(first) and cards.looks[first][-1].progress)
    with pytest.raises(NotYourJobError):
        await service.cancel(first, BOB)
    cancelled = await service.cancel(first, ANN)
    assert (cancelled.job.state, cancelled.joined) == (S.CANCELLED, True)
    running = await cards.state(second, S.DOWNLOADING)
    assert running.progress.done == 42
    assert not download.gone.is_set()
    download.finish(b"cat")
    await cards.until(lambda: cards.delivered)
    await service.scheduler.idle()
    assert cards.delivered == [(second, [b"cat"])]
    assert led.started.empty()
    assert (await service.look(first, ANN)).joined is False
    assert (await service.store.get(first)).state is S.CANCELLED


async def test_it_is_paused_only_when_all_wait_and_goes_on_with_the_first_who_resumes(world, led, cards, same):
    service = await world()
    first, second = [(await service.submit(same(user))).job.id for user in (1, 2)]
    download = await led.next()
    await service.pause(first, ANN)
    await cards.state(second, S.DOWNLOADING)
    assert not download.paused
    await service.pause(second, BOB)
    assert download.paused
    await service.resume(first, ANN)
    await cards.state(first, S.DOWNLOADING)
    assert not download.paused
    download.finish(b"cat")
    await cards.until(lambda: cards.delivered)
    assert cards.delivered == [(first, [b"cat"])]
    await service.resume(second, BOB)
    await cards.until(lambda: len(cards.delivered) == 2)
    assert cards.delivered[1] == (second, [b"cat"])
    assert led.started.empty()


async def test_one_who_waits_can_hold_and_cancel_without_touching_the_fetch(world, led, cards, same):
    service = await world()
    await service.submit(same(1))
    download = await led.next()
    second, third = [(await service.submit(same(user))).job.id for user in (2, 3)]
    assert (await service.pause(second, BOB)).job.state is S.PAUSED
    assert (await service.cancel(third, CAROL)).job.state is S.CANCELLED
    assert not download.paused
    download.finish(b"cat")
    await cards.until(lambda: cards.delivered)
    await service.scheduler.idle()
    assert len(cards.delivered) == 1
    await service.resume(second, BOB)
    await cards.until(lambda: len(cards.delivered) == 2)
    assert led.started.empty()


async def test_a_fetch_that_failed_for_good_has_failed_for_all_who_waited_and_not_for_who_comes_later(
    world, led, cards, same, clock
):
    service = await world()
    jobs = [(await service.submit(same(user))).job.id for user in (1, 2, 3)]
    clock.advance(5)
    (await led.next()).fail(NotFoundError())
    failed = [await cards.state(job, S.FAILED) for job in jobs]
    assert {type(restore(look.job.error)) for look in failed} == {NotFoundError}
    assert led.started.empty()
    clock.advance(5)
    await service.retry(jobs[1], BOB)
    await led.next()
    await service.submit(same(4))
    assert led.started.empty()


@pytest.mark.parametrize("error", [MemberQuotaReachedError(size=1), AdultMediaError()])
async def test_what_ends_one_members_job_alone_leaves_the_fetch_to_the_next(world, led, cards, same, clock, error):
    service = await world()
    first, second = [(await service.submit(same(user))).job.id for user in (1, 2)]
    clock.advance(5)
    (await led.next()).fail(error)
    await cards.state(first, S.FAILED)
    (await led.next()).finish(b"cat")
    await cards.until(lambda: cards.delivered)
    assert cards.delivered == [(second, [b"cat"])]


async def test_who_resumes_long_after_a_failure_tries_anew(world, led, cards, same, clock):
    service = await world()
    first, second = [(await service.submit(same(user))).job.id for user in (1, 2)]
    download = await led.next()
    await service.pause(second, BOB)
    clock.advance(5)
    download.fail(NetworkError())
    await cards.state(first, S.FAILED)
    clock.advance(61)
    await service.resume(second, BOB)
    (await led.next()).finish(b"cat")
    await cards.until(lambda: cards.delivered)
    assert cards.delivered == [(second, [b"cat"])]


async def test_while_one_waits_for_its_next_try_nobody_asks_the_site_sooner(world, led, cards, same, clock):
    service = await world(retry=RetryRule(most=1, first_wait=30.0))
    first, second = [(await service.submit(same(user))).job.id for user in (1, 2)]
    (await led.next()).fail(NetworkError())
    await cards.state(first, S.RETRY_WAIT)
    await cards.until(lambda: cards.looks[second][-1].joined)
    await service.scheduler.idle()
    assert led.started.empty()
    clock.advance(40)
    service.scheduler.wake()
    (await led.next()).finish(b"cat")
    await cards.until(lambda: len(cards.delivered) == 2)


async def test_a_delivery_that_fails_for_one_is_no_failure_for_the_others(world, led, cards, same):
    service = await world()
    first, second = [(await service.submit(same(user))).job.id for user in (1, 2)]
    cards.refuse, cards.refuse_only = UploadRefusedError(status=403), first
    (await led.next()).finish(b"cat")
    await cards.state(first, S.FAILED)
    await cards.until(lambda: cards.delivered)
    await service.scheduler.idle()
    assert cards.delivered == [(second, [b"cat"])]
    assert led.started.empty()


async def test_who_cancels_while_the_files_are_checked_leaves_them_to_the_others(world, led, cards, same):
    led.working = asyncio.Event()
    service = await world()
    first, second = [(await service.submit(same(user))).job.id for user in (1, 2)]
    (await led.next()).finish(b"cat")
    await cards.state(first, S.PROCESSING)
    await service.cancel(first, ANN)
    await cards.state(second, S.PROCESSING)
    led.working.set()
    await cards.until(lambda: cards.delivered)
    await service.scheduler.idle()
    assert cards.delivered == [(second, [b"cat"])]
    assert led.started.empty()
    states = [now for _, now, _ in await service.store.moves(second)]
    assert states == [S.QUEUED, S.DOWNLOADING, S.PROCESSING, S.UPLOADING, S.COMPLETED]


async def test_whose_member_has_all_their_slots_starts_later_from_the_bytes_that_are_there(
    world, led, cards, same, ask
):
    service = await world(concurrent=5, per_member=1)
    first = (await service.submit(same(1))).job.id
    download = await led.next()
    (download.task.folder / "001.part").write_bytes(b"half")
    await service.submit(ask(user=2))
    busy = await led.next()
    second = (await service.submit(same(2))).job.id
    await service.cancel(first, ANN)
    assert download.gone.is_set()
    assert led.started.empty()
    busy.finish(b"other")
    again = await led.next()
    assert (again.task.job, (again.task.folder / "001.part").read_bytes()) == (second, b"half")


@pytest.mark.parametrize("when", ["waiting", "fetched"])
async def test_it_survives_a_crash_at_any_moment(world, crash, led, cards, same, when):
    service = await world()
    jobs = [(await service.submit(same(user))).job.id for user in (1, 2)]
    first = await led.next()
    (first.task.folder / "001.part").write_bytes(b"half")
    if when == "fetched":
        cards.uploading = asyncio.Event()
        first.finish(b"cat")
        await cards.state(jobs[0], S.UPLOADING)
        await cards.state(jobs[1], S.UPLOADING)
    service = await crash()
    cards.uploading = None
    if when == "waiting":
        second = await led.next()
        assert (second.task.folder / "001.part").read_bytes() == b"half"
        second.finish(b"cat")
    await cards.until(lambda: len(cards.delivered) == 2)
    await service.scheduler.idle()
    assert sorted(cards.delivered) == sorted((job, [b"cat"]) for job in jobs)
    assert led.started.empty()


async def test_files_that_are_gone_are_fetched_again(world, led, cards, same):
    service = await world()
    first = (await service.submit(same(1))).job.id
    (await led.next()).finish(b"cat")
    await cards.until(lambda: cards.delivered)
    await service.scheduler.idle()
    for file in (await service.store.get(first)).files:
        service.scheduler.handler.runner.library.open_path(file).unlink()
    await service.submit(same(2))
    (await led.next()).finish(b"again")
    await cards.until(lambda: len(cards.delivered) == 2)
    assert cards.delivered[1][1] == [b"again"]
