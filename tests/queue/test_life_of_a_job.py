"""A job from the ask to the files, and every way it may end before."""

import asyncio

import pytest

from boss_bot.domain.content.media import Metadata
from boss_bot.domain.content.progress import Found, Progress, Stage, StageReached
from boss_bot.domain.errors.failures import NetworkError
from boss_bot.domain.errors.faults import UnexpectedError
from boss_bot.domain.errors.refusals import (
    BlockedAddressError,
    DrainingError,
    InvalidLinkError,
    JobIsOverError,
    NotYourJobError,
    QueueFullError,
    TooLateError,
    UnknownJobError,
    UnsupportedSiteError,
    WrongSiteError,
)
from boss_bot.domain.errors.undelivered import UnreachableMemberError
from boss_bot.domain.jobs.error_record import restore
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.look import Look
from boss_bot.queue import Actor

ANN, BOB = Actor(1, 10), Actor(2, 10)


async def test_an_ask_becomes_files_and_every_step_is_shown(world, led, cards, ask, tmp_path):
    service = await world()
    look = await service.submit(ask())
    assert look.job.state in (JobState.QUEUED, JobState.DOWNLOADING)

    download = await led.next()
    assert download.task.link.url == "https://x.com/ann/status/1"
    download.inbox.put_nowait(StageReached(Stage.EXTRACTING))
    download.inbox.put_nowait(Found(Metadata(title="cat")))
    download.progress(42)
    await cards.until(lambda: cards.looks[look.job.id][-1].progress == Progress(done=42, total=100))
    download.finish(b"the bytes")
    await cards.until(lambda: cards.delivered)

    assert cards.delivered == [(look.job.id, [b"the bytes"])]
    states = [shown.job.state for shown in cards.looks[look.job.id] if shown.job.state is not JobState.QUEUED]
    assert list(dict.fromkeys(states)) == [JobState.DOWNLOADING, JobState.PROCESSING, JobState.UPLOADING]
    await download.gone.wait()
    await service.scheduler.idle()
    assert not (tmp_path / "temp" / look.job.id).exists()
    with pytest.raises(JobIsOverError) as refused:
        await service.cancel(look.job.id, ANN)
    assert refused.value.state == "completed"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("cats", InvalidLinkError),
        ("http://127.0.0.1/a.mp4", BlockedAddressError),
        ("https://example.com/page", UnsupportedSiteError),
        ("https://x.com/" + "a" * 2000, InvalidLinkError),
    ],
)
async def test_a_bad_link_is_refused_and_nothing_is_kept(world, ask, text, error):
    service = await world()
    with pytest.raises(error):
        await service.submit(ask(text=text))
    assert await service.mine(ANN) == []


async def test_a_command_for_one_site_takes_no_other(world, ask):
    service = await world()
    with pytest.raises(WrongSiteError) as refused:
        await service.submit(ask(site="reddit"))
    assert (refused.value.wanted, refused.value.host) == ("reddit", "x.com")


async def test_the_full_line_turns_the_next_one_away(world, ask, led):
    service = await world(capacity=2, concurrent=1)
    await service.submit(ask())
    await led.next()
    waiting = [await service.submit(ask()) for _ in range(2)]
    assert [look.position for look in waiting] == [1, 2]
    with pytest.raises(QueueFullError):
        await service.submit(ask(user=2))
    await service.cancel(waiting[0].job.id, ANN)
    assert (await service.submit(ask(user=2))).position == 2


async def test_nobody_else_may_touch_a_job_and_another_server_does_not_know_it(world, ask, led):
    service = await world()
    job = (await service.submit(ask())).job.id
    for act in (service.pause, service.resume, service.cancel):
        with pytest.raises(NotYourJobError):
            await act(job, BOB)
        with pytest.raises(UnknownJobError):
            await act(job, Actor(1, 11))
        with pytest.raises(UnknownJobError):
            await act("00000000", ANN)
    assert (await led.next()).paused is False


async def test_cancel_kills_the_download_and_a_second_press_is_told_so(world, ask, led, tmp_path):
    service = await world()
    job = (await service.submit(ask())).job.id
    download = await led.next()
    presses = await asyncio.gather(*(service.cancel(job, ANN) for _ in range(2)), return_exceptions=True)

    assert [type(press).__name__ for press in presses] == ["Look", "JobIsOverError"]
    assert [press.job.state for press in presses if isinstance(press, Look)] == [JobState.CANCELLED]
    assert download.gone.is_set()
    assert not (tmp_path / "temp" / job).exists()


async def test_a_failure_is_kept_as_a_value_and_frees_the_slot(world, ask, led, cards):
    service = await world(concurrent=1)
    first = (await service.submit(ask())).job.id
    await service.submit(ask())
    (await led.next()).fail(NetworkError())
    failed = await cards.state(first, JobState.FAILED)
    assert type(restore(failed.job.error)) is NetworkError
    await led.next()


async def test_what_nobody_foresaw_ends_one_job_with_a_reference(world, ask, led, cards):
    service = await world()
    job = (await service.submit(ask())).job.id
    (await led.next()).fail(ZeroDivisionError("secret"))
    error = restore((await cards.state(job, JobState.FAILED)).job.error)
    assert type(error) is UnexpectedError
    assert len(error.reference) == 8
    await service.submit(ask())
    await led.next()


async def test_an_upload_can_be_neither_paused_nor_cancelled(world, ask, led, cards):
    service = await world()
    cards.uploading = asyncio.Event()
    job = (await service.submit(ask())).job.id
    (await led.next()).finish()
    await cards.state(job, JobState.UPLOADING)
    for act in (service.pause, service.cancel):
        with pytest.raises(TooLateError) as refused:
            await act(job, ANN)
        assert refused.value.state == "uploading"
    cards.uploading.set()
    await cards.until(lambda: cards.delivered)


async def test_files_that_cannot_be_handed_over_fail_the_job(world, ask, led, cards):
    service = await world()
    cards.refuse = UnreachableMemberError()
    job = (await service.submit(ask())).job.id
    (await led.next()).finish()
    failed = await cards.state(job, JobState.FAILED)
    assert type(restore(failed.job.error)) is UnreachableMemberError
    assert failed.job.files


async def test_a_queue_that_stops_takes_nothing_new_and_loses_nothing(world, ask, led, cards):
    service = await world()
    job = (await service.submit(ask())).job.id
    download = await led.next()
    again = await world()
    assert download.gone.is_set()
    with pytest.raises(DrainingError):
        await service.submit(ask())

    (await led.next()).finish()
    await cards.until(lambda: cards.delivered)
    assert cards.delivered[0][0] == job
    assert any(look.resumed for look in cards.looks[job])
    assert again is not service


async def test_files_that_were_ready_before_a_restart_are_handed_over_without_a_new_download(world, ask, led, cards):
    service = await world()
    cards.uploading = asyncio.Event()
    job = (await service.submit(ask())).job.id
    (await led.next()).finish(b"once")
    await cards.state(job, JobState.UPLOADING)
    await world()
    cards.uploading.set()
    await cards.until(lambda: cards.delivered)
    assert cards.delivered == [(job, [b"once"])]
    assert led.started.empty()
