"""A job that waits for its member's choice: it holds no slot, outlives the bot, and goes on when time is over."""

import pytest

from boss_bot.domain.content.encoding import PACE
from boss_bot.domain.content.media import Metadata
from boss_bot.domain.content.offers import ChoiceNeededError, Offer
from boss_bot.domain.content.options import MediaWanted, Quality
from boss_bot.domain.content.progress import Encoded, Found
from boss_bot.domain.errors.failures import FileTooLargeError, NotFoundError
from boss_bot.domain.errors.refusals import JobIsOverError, NotYourJobError, TooLateError
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.lanes import ANY_SIZE, ENCODE_PROMISES, ENCODES, SIZE_PROMISES
from boss_bot.queue import Actor

ANN, BOB = Actor(1, 10), Actor(2, 10)
MB = 2**20
OFFERS = (Offer("1080p", 1080, 90 * MB), Offer("480p", 480, 30 * MB), Offer("audio", 0, 5))


@pytest.fixture
def asking(led, cards):
    """Let a download end with the question."""

    async def ask(job):
        download = await led.next()
        assert download.task.ask
        download.inbox.put_nowait(Found(Metadata("A video", duration=60.0), OFFERS))
        download.fail(ChoiceNeededError())
        return await cards.state(job, JobState.RETRY_WAIT)

    return ask


async def test_a_question_holds_no_slot_and_a_choice_is_fetched(world, ask, led, cards, asking):
    service = await world(concurrent=1)
    job = (await service.submit(ask())).job.id
    look = await asking(job)
    assert look.job.question.open
    assert (look.job.not_before - look.at).total_seconds() == 600
    assert look.job.retries == 0
    other = (await service.submit(ask())).job.id
    (await led.next()).finish()
    await cards.until(lambda: cards.delivered)

    chosen = await service.choose(job, 2, ANN)
    assert chosen.job.state in (JobState.QUEUED, JobState.DOWNLOADING)
    download = await led.next()
    assert (download.task.options.media, download.task.ask) == (MediaWanted.AUDIO, False)
    download.finish(b"bytes!")
    await cards.until(lambda: len(cards.delivered) == 2)
    assert [delivered for delivered, _ in cards.delivered] == [other, job]
    await service.scheduler.idle()
    kept = (await service.store.get(job)).question
    assert (kept.chosen, kept.came) == ("audio", 6)
    assert (await service.store.lanes.paces())[SIZE_PROMISES, ANY_SIZE].seconds == pytest.approx(100 / 6)


async def test_when_time_is_over_the_job_goes_on_with_what_the_card_said(world, ask, led, clock, asking, cards):
    service = await world()
    job = (await service.submit(ask())).job.id
    await asking(job)
    clock.advance(601)
    service.scheduler.wake()
    download = await led.next()
    assert (download.task.options.quality, download.task.ask) == (Quality.P480, False)
    download.finish()
    await cards.until(lambda: cards.delivered)
    await service.scheduler.idle()
    assert (await service.store.get(job)).question.chosen == "480p"


async def test_a_question_outlives_a_crash(lives, ask, led, asking):
    service = await lives.start()
    job = (await service.submit(ask())).job.id
    await asking(job)
    service = await lives.crash()
    assert (await service.mine(ANN))[0].job.question.open
    await service.choose(job, 0, ANN)
    assert (await led.next()).task.options.quality is Quality.P1080


async def test_only_the_owner_chooses_once_and_from_what_is_offered(world, ask, led, asking):
    service = await world()
    job = (await service.submit(ask())).job.id
    await asking(job)
    with pytest.raises(NotYourJobError):
        await service.choose(job, 1, BOB)
    with pytest.raises(TooLateError):
        await service.choose(job, 3, ANN)
    await service.choose(job, 1, ANN)
    with pytest.raises(TooLateError):
        await service.choose(job, 2, ANN)
    assert (await led.next()).task.options.quality is Quality.P480


async def test_a_job_that_is_held_while_it_asks_can_still_be_chosen_for(world, ask, led, asking):
    service = await world()
    job = (await service.submit(ask())).job.id
    await asking(job)
    await service.pause(job, ANN)
    await service.choose(job, 1, ANN)
    assert (await led.next()).task.options.quality is Quality.P480


async def test_how_long_an_encode_takes_is_learnt_and_how_far_off_its_promise_was(world, ask, led, cards, asking):
    service = await world()
    job = (await service.submit(ask())).job.id
    question = (await asking(job)).job.question
    promised = question.cost(OFFERS[0], 20 * MB).seconds
    led.encodes = [Encoded(work=10_000, seconds=promised / 2), Encoded(work=10, seconds=1.0)]  # one is mostly its start
    await service.choose(job, 0, ANN)
    (await led.next()).finish()
    await cards.until(lambda: cards.delivered)
    paces = await service.store.lanes.paces()
    learnt, off = paces[ENCODES, ANY_SIZE], paces[ENCODE_PROMISES, ANY_SIZE]
    assert (learnt.seconds, learnt.runs) == (pytest.approx(promised / 20), 1)
    assert (off.seconds, off.runs) == (pytest.approx(100), 1)

    other = (await service.submit(ask(user=2))).job.id
    asked = (await asking(other)).job.question
    assert question.pace == PACE
    assert asked.cost(OFFERS[0], 20 * MB).seconds / promised == pytest.approx(promised / 20_000 / PACE)


async def test_nobody_is_asked_where_the_operator_wants_it_so(world, ask, led):
    service = await world(choice_seconds=0)
    await service.submit(ask())
    assert not (await led.next()).task.ask


async def test_when_the_version_did_not_fit_after_all_another_can_be_taken(world, ask, led, cards, asking):
    service = await world()
    job = (await service.submit(ask())).job.id
    await asking(job)
    await service.choose(job, 0, ANN)
    (await led.next()).fail(FileTooLargeError(size=90 * MB, limit=20 * MB))
    await cards.state(job, JobState.FAILED)
    await service.choose(job, 1, ANN)
    download = await led.next()
    assert download.task.options.quality is Quality.P480
    download.finish()
    await cards.until(lambda: cards.delivered)
    await service.scheduler.idle()
    with pytest.raises(JobIsOverError):
        await service.choose(job, 2, ANN)


async def test_what_failed_for_another_reason_offers_nothing(world, ask, led, cards, asking):
    service = await world()
    job = (await service.submit(ask())).job.id
    await asking(job)
    await service.choose(job, 0, ANN)
    (await led.next()).fail(NotFoundError())
    await cards.state(job, JobState.FAILED)
    with pytest.raises(TooLateError):
        await service.choose(job, 1, ANN)


async def test_who_wants_the_same_link_is_asked_too_and_gets_what_they_chose(world, ask, led, cards, asking):
    service = await world()
    first, second = [(await service.submit(ask(user=user))).job.id for user in (1, 2)]
    await asking(first)
    await asking(second)
    await service.choose(first, 2, ANN)
    download = await led.next()
    assert download.task.options.media is MediaWanted.AUDIO
    download.finish(b"sound")
    await cards.until(lambda: cards.delivered)
    await service.choose(second, 1, BOB)
    download = await led.next()
    assert download.task.options.quality is Quality.P480
    download.finish(b"video")
    await cards.until(lambda: len(cards.delivered) == 2)
    assert cards.delivered == [(first, [b"sound"]), (second, [b"video"])]


async def test_another_version_after_a_failure_is_not_taken_for_what_others_fetch(world, ask, led, cards, asking):
    service = await world()
    job = (await service.submit(ask())).job.id
    await asking(job)
    await service.choose(job, 0, ANN)
    (await led.next()).fail(FileTooLargeError(size=90 * MB, limit=20 * MB))
    await cards.state(job, JobState.FAILED)
    other = (await service.submit(ask(user=2))).job.id
    theirs = await led.next()
    await service.choose(job, 2, ANN)
    mine = await led.next()
    assert (mine.task.options.media, theirs.task.options.media) == (MediaWanted.AUDIO, MediaWanted.EVERYTHING)
    mine.finish(b"sound")
    theirs.finish(b"all")
    await cards.until(lambda: len(cards.delivered) == 2)
    assert sorted(cards.delivered) == sorted([(job, [b"sound"]), (other, [b"all"])])
