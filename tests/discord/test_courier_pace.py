"""When a card is drawn, and which of two looks is the newer one."""

import asyncio
import math
import time
from datetime import UTC, datetime, timedelta

import attrs
import hikari
import pytest

from boss_bot.discord.courier.budget import Budget
from boss_bot.discord.courier.order import overtaken
from boss_bot.discord.courier.pace import Pace
from boss_bot.discord.courier.taste import interval_of
from boss_bot.domain.content.progress import Progress, Stage
from boss_bot.domain.jobs.job import Job, JobId, JobState
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.members.terms import Terms

S = JobState
AT = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def look_at(new_request):
    request = new_request()

    def make(state, epoch=1, **fields):
        return Look(Job(JobId("K7QD2M3X"), request, state, AT, epoch=epoch), AT, **fields)

    return make


@pytest.mark.parametrize(
    ("first", "then", "late"),
    [
        ((S.QUEUED, 0), (S.DOWNLOADING, 1), False),
        ((S.DOWNLOADING, 1), (S.DOWNLOADING, 1), False),
        ((S.DOWNLOADING, 1), (S.PROCESSING, 1), False),
        ((S.DOWNLOADING, 1), (S.PAUSED, 1), False),
        ((S.PAUSED, 1), (S.DOWNLOADING, 1), True),
        ((S.PAUSED, 1), (S.QUEUED, 1), False),
        ((S.QUEUED, 1), (S.DOWNLOADING, 1), True),
        ((S.QUEUED, 1), (S.DOWNLOADING, 2), False),
        ((S.DOWNLOADING, 2), (S.QUEUED, 1), True),
        ((S.UPLOADING, 1), (S.DOWNLOADING, 1), True),
        ((S.UPLOADING, 1), (S.FAILED, 1), False),
        ((S.CANCELLED, 1), (S.DOWNLOADING, 1), True),
        ((S.CANCELLED, 1), (S.CANCELLED, 1), False),
        ((S.COMPLETED, 1), (S.FAILED, 2), True),
        ((S.FAILED, 1), (S.UPLOADING, 1), True),
        ((S.FAILED, 1), (S.QUEUED, 1), False),
    ],
)
def test_a_late_look_is_told_from_a_fresh_one(look_at, first, then, late):
    assert overtaken(look_at(*then), look_at(*first)) is late
    assert not overtaken(look_at(*then), None)


def test_progress_keeps_the_interval_and_a_new_state_does_not(look_at):
    pace = Pace(5.0)
    queued = look_at(S.QUEUED)
    pace.heard(queued, 100.0)
    assert pace.due(queued) == pytest.approx(100.3)
    pace.drew(queued, 100.4)
    pace.heard(queued, 101.0)
    assert pace.due(queued) == pytest.approx(105.4)
    starting = look_at(S.DOWNLOADING, stage=Stage.EXTRACTING)
    pace.heard(starting, 100.5)
    assert pace.due(starting) == pytest.approx(101.6)
    moving = look_at(S.DOWNLOADING, stage=Stage.DOWNLOADING, progress=Progress(1, 2))
    pace.heard(moving, 103.0)
    assert pace.due(moving) == pytest.approx(101.6)
    pace.drew(moving, 103.1)
    further = look_at(S.DOWNLOADING, stage=Stage.DOWNLOADING, progress=Progress(2, 2))
    pace.heard(further, 103.2)
    assert pace.due(further) == pytest.approx(108.1)


def test_the_last_state_is_drawn_at_once(look_at):
    pace = Pace(5.0)
    pace.drew(look_at(S.DOWNLOADING), 100.0)
    cancelled = look_at(S.CANCELLED)
    pace.heard(cancelled, 100.1)
    assert pace.due(cancelled) == -math.inf


def test_a_state_that_is_back_before_it_was_drawn_is_no_change(look_at):
    pace = Pace(5.0)
    pace.drew(look_at(S.QUEUED), 100.0)
    pace.heard(look_at(S.PAUSED), 101.0)
    pace.heard(look_at(S.QUEUED), 101.1)
    assert pace.due(look_at(S.QUEUED)) == pytest.approx(105.0)


def test_a_change_while_an_edit_is_under_way_is_drawn_soon_after_it(look_at):
    pace = Pace(5.0)
    pace.drawing()
    pace.heard(look_at(S.DOWNLOADING), 100.0)
    pace.drew(look_at(S.QUEUED), 100.2)
    assert pace.due(look_at(S.DOWNLOADING)) == pytest.approx(101.4)
    pace.drawing()
    pace.stir(102.0)
    pace.drew(look_at(S.DOWNLOADING), 102.1)
    assert pace.due(look_at(S.DOWNLOADING)) == pytest.approx(103.3)


def test_a_card_that_waits_at_discord_slows_down_and_comes_back(look_at):
    pace, look = Pace(5.0), look_at(S.DOWNLOADING)
    pace.drew(look, 0.0)
    slower = []
    for _ in range(4):
        pace.took(2.5)
        slower.append(pace.due(look))
    assert slower == [10.0, 20.0, 30.0, 30.0]
    assert pace.due(look_at(S.PAUSED)) == pytest.approx(9.6)  # a change of state keeps a larger distance too
    faster = []
    for _ in range(10):
        pace.took(0.1)
        faster.append(pace.due(look))
    assert faster == [30.0, 30.0, 20.0, 20.0, 20.0, 10.0, 10.0, 10.0, 5.0, 5.0]
    pace.took(math.inf)  # the wait would have been too long for hikari
    assert pace.due(look) == 10.0


def test_pressure_makes_no_operators_interval_shorter(look_at):
    pace, look = Pace(60.0), look_at(S.DOWNLOADING)
    pace.drew(look, 0.0)
    pace.took(9.0)
    assert pace.due(look) == 60.0


def test_a_download_that_takes_long_is_looked_at_less_often(look_at, new_request):
    def running(minutes, state=S.DOWNLOADING):
        job = Job(JobId("K7QD2M3X"), new_request(), state, AT, claimed_at=AT)
        return Look(job, AT + timedelta(minutes=minutes))

    assert interval_of(running(4), 5.0) == 5.0
    assert interval_of(running(6), 5.0) == 10.0
    assert interval_of(running(6), 20.0) == 20.0
    assert interval_of(running(6, S.PAUSED), 5.0) == 5.0


def test_an_old_card_that_all_see_is_redrawn_seldom(new_request):
    job = Job(JobId("K7QD2M3X"), new_request(terms=Terms(open_card=True)), S.QUEUED, AT)
    for minutes, seconds in ((4, 5.0), (59, 10.0), (61, 15.0)):
        assert interval_of(Look(job, AT + timedelta(minutes=minutes)), 5.0) == seconds
    before = hikari.Snowflake.from_datetime(AT - timedelta(hours=2))
    again = Job(job.id, attrs.evolve(job.request, card_message=int(before)), S.QUEUED, AT)
    assert interval_of(Look(again, AT), 5.0) == 15.0, "it was started again in an old message"
    pace = Pace(1.0)
    pace.drew(Look(again, AT), 100.0)
    paused = Look(attrs.evolve(again, state=S.PAUSED), AT)
    pace.heard(paused, 100.1)
    assert pace.due(paused) == 102.5


async def test_edits_in_channels_share_one_budget():
    budget, loop = Budget(rate=500.0), asyncio.get_running_loop()
    begun = loop.time()
    await asyncio.gather(*(budget.turn() for _ in range(11)))
    assert loop.time() - begun >= 10 / 500 - time.get_clock_info("monotonic").resolution
