"""Every error of the domain has words: what, why, what next."""

import attrs
import pytest

from boss_bot.discord.interactions.errors import WORDS, apology_card, error_card, words_for
from boss_bot.domain.errors import failures, faults, refusals, undelivered
from boss_bot.domain.jobs.error_record import every_error


def text_of(card):
    return "\n".join(part["content"] for part in card[0].build()[0]["components"])


def filled(kind):
    samples = {str: "sample", int: 3, bool: True, float: 90.0, int | None: 5, float | None: 90.0}
    return kind(**{a.name: samples[a.type] for a in attrs.fields(kind)})


@pytest.mark.parametrize("kind", list(every_error()), ids=lambda kind: kind.__name__)
def test_each_error_says_what_why_and_what_next(kind):
    for error in (kind(), filled(kind)):
        words = words_for(error, site="x.com")
        assert kind in WORDS
        assert all((words.title, words.cause, words.next_step))
        assert len(words.title) <= 60
        assert words.next_step.endswith(".")
        assert "{" not in f"{words}"
        assert "None" not in f"{words}"
        assert error.code in text_of(error_card(error))


def test_the_table_has_nothing_that_is_not_there_any_more():
    assert set(WORDS) == set(every_error())


def test_sizes_and_times_are_for_people():
    too_large = words_for(failures.FileTooLargeError(size=148 * 2**20, limit=20 * 2**20))
    assert too_large.cause == "A file of this post has 148 MB. Here it may have up to 20 MB."
    unknown = words_for(failures.FileTooLargeError(limit=20 * 2**20))
    assert unknown.cause == "A file of this post is over the size limit. Here it may have up to 20 MB."
    surprise = words_for(failures.FileTooLargeError(size=15 * 2**20, limit=20 * 2**20))
    assert surprise.cause == "A file of this post has 15 MB, and Discord did not take it."
    assert "in about 1 min 30 s" in words_for(failures.RateLimitedError(retry_after=90)).next_step
    assert "longer than 10 min" in words_for(faults.TimedOutError(seconds=600)).cause


def test_words_depend_on_what_happened():
    assert words_for(refusals.JobIsOverError(state="cancelled")).title == "Already cancelled"
    assert words_for(refusals.JobIsOverError(state="completed")).title == "Already done"
    assert "checked" in words_for(refusals.TooLateError(state="processing")).cause
    assert "trouble" in words_for(undelivered.UploadRefusedError(status=503)).title
    assert "status 400" in words_for(undelivered.UploadRefusedError(status=400)).cause
    assert "links to Reddit only; yours leads to x.com" in words_for(refusals.WrongSiteError("reddit", "x.com")).cause
    assert words_for(failures.NotFoundError()).cause.startswith("The site says")


def test_a_hostile_host_stays_plain():
    assert r"\@everyone" in words_for(refusals.UnsupportedSiteError("@everyone")).cause


def test_an_unforeseen_error_comes_with_its_reference():
    text = text_of(apology_card("a1b2c3d4"))
    assert "Something went wrong on my side" in text
    assert "BUG-1 · a1b2c3d4" in text
