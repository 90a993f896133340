"""Small promises of the domain's values."""

from datetime import timedelta

import pytest

from boss_bot.domain.content.progress import Progress
from boss_bot.domain.errors.failures import FileTooLargeError, JobError
from boss_bot.domain.errors.faults import UnexpectedError
from boss_bot.domain.jobs.error_record import ErrorRecord, every_error, record, restore
from boss_bot.domain.jobs.job import MOVES, JobState, is_job_id, new_job_id
from boss_bot.domain.members.delivery import ReplyHandle


def test_every_error_can_be_kept_and_restored():
    kinds = list(every_error())
    assert len(kinds) > 20
    assert JobError not in kinds
    for kind in kinds:
        assert type(restore(record(kind()))) is kind
    kept = record(FileTooLargeError(size=9, limit=5))
    assert record(restore(kept)) == kept


@pytest.mark.parametrize("kept", [ErrorRecord("OfANewerBot"), ErrorRecord("FileTooLargeError", {"new_fact": 1})])
def test_an_error_of_a_newer_bot_becomes_an_unexpected_one(kept):
    assert type(restore(kept)) is UnexpectedError


def test_codes_are_the_references_that_people_quote():
    codes = [kind.code for kind in every_error()]
    assert len(set(codes)) == len(codes)


def test_job_ids_have_one_shape():
    ids = {new_job_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(is_job_id(job) for job in ids)
    for text in ("", "-1", "abcdefgh", "K7QD2M4", "K7QD2M4XX", "K7QD2M4\u0661", "K7QD2M4 ", "IIIIIIII", "K7QD2M4X\n"):
        assert not is_job_id(text)


def test_nothing_leaves_an_end_but_a_failed_job_that_is_tried_again():
    ways_out = {state: MOVES[state] for state in JobState if state.over}
    assert ways_out == {
        JobState.COMPLETED: frozenset(),
        JobState.CANCELLED: frozenset(),
        JobState.FAILED: frozenset({JobState.QUEUED}),
    }


def test_progress_tells_only_what_it_knows():
    assert Progress(done=5).fraction is None
    assert Progress(done=5, total=10).fraction == 0.5
    assert Progress(done=15, total=10).fraction == 1.0
    assert Progress(done=5, total=10).seconds_left is None
    assert Progress(done=5, total=10, speed=2.5).seconds_left == 2.0


def test_a_reply_ends_before_discord_ends_it(clock):
    reply = ReplyHandle(1, "secret-token", clock.now() + timedelta(minutes=15))
    assert reply.alive(clock.now())
    clock.advance(14 * 60 + 39)
    assert reply.alive(clock.now())
    clock.advance(2)
    assert not reply.alive(clock.now())
    assert "secret-token" not in repr(reply)
