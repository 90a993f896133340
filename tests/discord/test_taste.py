"""A member's settings decide how often a card is redrawn, and how it draws progress."""

import math

import attrs
import pytest

from boss_bot.discord.courier.pace import Pace
from boss_bot.discord.courier.taste import face_of, interval_of
from boss_bot.discord.views import job_card
from boss_bot.domain.content.progress import Progress, Stage
from boss_bot.domain.jobs.job import Job, JobId, JobState
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.members.preferences import Notify, ProgressStyle
from boss_bot.domain.members.terms import Terms

S = JobState


@pytest.fixture
def look_at(new_request, clock):
    def make(state=S.DOWNLOADING, done=42, notify=Notify.NORMAL, style=ProgressStyle.BAR, **fields):
        request = new_request(terms=Terms(notify=notify, style=style))
        job = Job(JobId("K7QD2M3X"), request, state, clock.now(), epoch=1, attempt=2, claimed_at=clock.now())
        return Look(job, clock.now(), progress=Progress(done=done, total=100, speed=1.0), **fields)

    return make


@pytest.mark.parametrize(
    ("notify", "style", "seconds"),
    [
        (Notify.NONE, ProgressStyle.BAR, math.inf),
        (Notify.MINIMAL, ProgressStyle.TEXT, math.inf),
        (Notify.NORMAL, ProgressStyle.BAR, 5.0),
        (Notify.VERBOSE, ProgressStyle.COMPACT, 5.0),
        (Notify.NORMAL, ProgressStyle.TEXT, 30.0),
    ],
)
def test_how_often_progress_is_drawn(look_at, notify, style, seconds):
    assert interval_of(look_at(notify=notify, style=style), 5.0) == seconds


@pytest.mark.parametrize(
    ("notify", "style", "before", "after", "drawn"),
    [
        (Notify.NONE, ProgressStyle.BAR, (S.QUEUED, 0), (S.DOWNLOADING, 5), False),
        (Notify.NONE, ProgressStyle.BAR, (S.DOWNLOADING, 0), (S.FAILED, 5), True),
        (Notify.MINIMAL, ProgressStyle.BAR, (S.QUEUED, 0), (S.DOWNLOADING, 0), True),
        (Notify.MINIMAL, ProgressStyle.BAR, (S.DOWNLOADING, 0), (S.PROCESSING, 99), False),
        (Notify.MINIMAL, ProgressStyle.BAR, (S.DOWNLOADING, 0), (S.CANCELLED, 5), True),
        (Notify.NORMAL, ProgressStyle.BAR, (S.DOWNLOADING, 41), (S.DOWNLOADING, 52), False),
        (Notify.NORMAL, ProgressStyle.BAR, (S.DOWNLOADING, 99), (S.PROCESSING, 99), True),
        (Notify.NORMAL, ProgressStyle.TEXT, (S.DOWNLOADING, 41), (S.DOWNLOADING, 49), False),
        (Notify.NORMAL, ProgressStyle.TEXT, (S.DOWNLOADING, 49), (S.DOWNLOADING, 50), True),
    ],
)
def test_what_counts_as_another_state(look_at, notify, style, before, after, drawn):
    first, then = (look_at(state, done, notify, style) for state, done in (before, after))
    assert (face_of(first) != face_of(then)) is drawn


def test_a_member_who_wants_states_alone_is_still_told_of_the_end(look_at):
    pace = Pace(5.0)
    look = look_at(notify=Notify.NONE)
    pace.heard(look, 1.0)
    pace.drew(look, 2.0)
    pace.heard(look_at(S.PROCESSING, notify=Notify.NONE), 3.0)
    assert pace.due(look_at(S.PROCESSING, notify=Notify.NONE)) == math.inf
    assert pace.due(look_at(S.FAILED, notify=Notify.NONE)) == -math.inf


def text_of(look):
    return "\n".join(part.get("content", "") for part in job_card(look)[0].build()[0]["components"])


def test_the_styles_draw_progress_in_their_own_way(look_at):
    bar, text, compact = (text_of(look_at(style=style)) for style in ProgressStyle)
    assert all("Downloading – 42 %" in card for card in (bar, text, compact))
    assert "▰" in bar
    assert "▰" not in text
    assert "▰" not in compact
    assert len(compact.splitlines()) == 2
    assert len(text.splitlines()) > 2
    smaller = look_at(S.PROCESSING, style=ProgressStyle.TEXT, stage=Stage.COMPRESSING)
    assert "▰" not in text_of(smaller)
    assert "▰" in text_of(attrs.evolve(smaller, job=look_at(S.PROCESSING).job))


def test_who_wants_to_hear_everything_reads_the_step_and_the_try(look_at):
    card = text_of(look_at(notify=Notify.VERBOSE, stage=Stage.DOWNLOADING))
    assert "try 2 · step: downloading · running since <t:" in card
    assert "step:" not in text_of(look_at(stage=Stage.DOWNLOADING))
    assert "step: joining video and audio" in text_of(look_at(notify=Notify.VERBOSE, stage=Stage.MERGING))
