"""The card that asks for a version: what each would cost, in the reader's language, within Discord's budgets."""

from datetime import UTC, datetime, timedelta

import attrs
import pytest

from boss_bot.discord.views import job_card
from boss_bot.domain.content.media import Metadata
from boss_bot.domain.content.offers import Offer
from boss_bot.domain.content.question import Question
from boss_bot.domain.errors.failures import FileTooLargeError, NotFoundError
from boss_bot.domain.jobs.error_record import record
from boss_bot.domain.jobs.job import Job, JobId, JobState
from boss_bot.domain.jobs.look import Look
from boss_bot.playground.driver.reading_outline import draw
from boss_bot.playground.local_discord.rules import check_message

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MB = 2**20
OFFERS = (
    Offer("1080p", 1080, 48 * MB), Offer("720p", 720, 30 * MB), Offer("480p", 480, int(8.9 * MB)),
    Offer("audio", 0, int(3.1 * MB)), Offer("clip", 720, 9 * MB, 45),
)  # fmt: skip


async def nothing(url):
    return b""


@pytest.fixture
def drawn(new_request):
    """Draw a question as text, once Discord's rules have let the card pass."""

    def draw_question(question, locale="en-US", state=JobState.RETRY_WAIT, error=None):
        request = attrs.evolve(new_request(size_limit=10 * MB), locale=locale)
        job = Job(JobId("K7QD2M3X"), request, state, AT, metadata=Metadata("A talk"), error=error, question=question)
        look = Look(attrs.evolve(job, not_before=AT + timedelta(minutes=10)), AT)
        body = {"flags": 1 << 15, "components": [component.build()[0] for component in job_card(look)]}
        check_message(body, filenames=())
        return draw(body, (), nothing).replace("▌ ", "")

    return draw_question


def test_each_version_says_what_it_costs(drawn):
    assert drawn(Question(OFFERS, 120, asked=True)) == (
        "### Choose what to download\n**A talk** · X (Twitter)\n"
        "No version of this fits as it is: here a file may have up to 10 MB.\n"
        f"If you don't choose, I take 480p <t:{int(AT.timestamp()) + 600}:R>.\n"
        "[1080p – smaller, about 20 s] [720p – smaller, about 15 s] [480p – 8.9 MB, fits] [Audio – 3.1 MB, fits] "
        "[First 45 s – 9 MB, fits]\n[Cancel]\n-# Job K7QD2M3X"
    )


def test_long_videos_come_in_parts_and_what_cannot_be_made_to_fit_is_left_out(drawn):
    offers = (Offer("1080p", 1080, 200 * MB), Offer("720p", 720, 30 * MB), Offer("smallest", 144, None))
    text = drawn(Question(offers, 7200, asked=True))
    assert "[720p – in 4 parts] [144p]" in text
    assert "1080p" not in text


def test_it_is_asked_in_the_members_language(drawn):
    text = drawn(Question(OFFERS, 120, asked=True), locale="de")
    assert "### Wähle, was ich laden soll" in text
    assert "[480p – 8,9 MB, passt]" in text


@pytest.mark.parametrize("question", [None, Question(OFFERS), Question(OFFERS, asked=True, chosen="720p")])
def test_a_job_that_does_not_ask_shows_its_ordinary_card(drawn, question):
    assert "Choose" not in drawn(question)
    assert "Choose" not in drawn(Question(OFFERS, asked=True), state=JobState.QUEUED)


def test_a_version_that_did_not_fit_leaves_the_others_and_the_post(drawn):
    error = record(FileTooLargeError(size=30 * MB, limit=10 * MB))
    question = Question(OFFERS, 120, asked=True, chosen="720p")
    text = drawn(question, state=JobState.FAILED, error=error)
    assert "[1080p – smaller, about 20 s] [480p – 8.9 MB, fits]" in text
    assert "720p" not in text.replace("First", "")
    assert "Open the post" in text
    assert "Open the post" in drawn(None, state=JobState.FAILED, error=error)
    assert "[480p" not in drawn(question, state=JobState.FAILED, error=record(NotFoundError()))
