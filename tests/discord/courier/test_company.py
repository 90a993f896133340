"""Who stands together on one panel, and on whose message."""

from datetime import timedelta
from typing import Any

import attrs
import pytest

from boss_bot.discord.courier.company import Company
from boss_bot.discord.courier.token import Token
from boss_bot.domain.content.question import Question
from boss_bot.domain.jobs.job import Job, JobId, JobState
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.members.delivery import ReplyHandle
from boss_bot.domain.members.terms import Terms

S = JobState
QUARTER = timedelta(minutes=15)


@attrs.define
class Table:
    """A company, and the messages of its jobs."""

    company: Company
    clock: Any
    new_request: Any

    def sit(self, number, state=S.DOWNLOADING, *, left=QUARTER, **fields):
        """Let a job take its seat; its message is the lower the higher its number, and has so much time left."""
        handle = ReplyHandle(7, f"token {number}", self.clock.now() + left, 100 + number)
        asked = {name: fields.pop(name) for name in ("owner", "terms") if name in fields}
        request = self.new_request(reply=handle, **asked)
        look = Look(Job(JobId(f"K7QD2M3{number}"), request, state, self.clock.now(), **fields), self.clock.now())
        self.company.note(look, Token(self.clock, handle))
        return look


@pytest.fixture
def table(clock, new_request):
    return Table(Company(), clock, new_request)


def test_the_lowest_message_that_can_be_edited_lists_all(table):
    first = table.sit(1)
    assert table.company.together(first) is None
    second, third = table.sit(2, S.PAUSED), table.sit(3, S.QUEUED, left=timedelta(seconds=-1))
    panel = table.company.together(first)
    assert panel.head == second.job.id
    assert panel.at_head is second
    assert {look.job.id for look in panel.looks} == {first.job.id, second.job.id, third.job.id}
    table.sit(2, S.PAUSED, left=timedelta(seconds=5))  # it can be edited once more, for its last words
    assert table.company.together(third).head == first.job.id


def test_a_press_makes_its_message_editable_at_once(table):
    first, second = table.sit(1, left=-QUARTER), table.sit(2, left=-QUARTER)
    assert table.company.together(second) is None
    pressed = ReplyHandle(7, "fresh", table.clock.now() + QUARTER, 101)
    assert table.company.together(first, pressed).head == first.job.id


@pytest.mark.parametrize(
    "alone",
    [
        {"state": S.UPLOADING},
        {"state": S.FAILED},
        {"state": S.RETRY_WAIT, "question": Question(asked=True)},
        {"terms": Terms(open_card=True)},
        {"owner": 2},
    ],
)
def test_some_are_seen_by_themselves(table, alone):
    first, second = table.sit(1), table.sit(2)
    third = table.sit(3, **alone)
    assert table.company.together(third) is None
    assert {look.job.id for look in table.company.together(first).looks} == {first.job.id, second.job.id}


def test_who_has_left_is_listed_no_more_and_a_page_stays_turned(table):
    first = table.sit(1)
    second = table.sit(2)
    table.company.turn_to(second, 1)
    table.sit(2)
    assert table.company.together(first).page == 1
    table.sit(2, S.CANCELLED)
    assert table.company.together(first) is None
    table.sit(1, S.CANCELLED)
    assert table.company.beside(first) == set()
