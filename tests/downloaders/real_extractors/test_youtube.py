"""The real extractor of YouTube against a stand-in, with the real deno in a sealed process."""

import pytest

from boss_bot.domain.errors import failures, faults
from boss_bot.domain.jobs.error_record import record
from tests.stand_ins import youtube

pytestmark = pytest.mark.asyncio(loop_scope="session")


def link(number):
    return f"https://www.youtube.com/watch?v={number}"


async def test_a_video_is_fetched_with_the_answer_of_the_players_own_program(get, places, shared_site):
    result = await get(link(youtube.VIDEO))

    assert result.error is None
    assert [path.read_bytes() for path in result.paths] == [shared_site.files["/clip.mp4"].content]
    assert (result.metadata.title, result.metadata.duration) == ("A moving test card", 6)
    assert {visit.path for visit in places.to(youtube.VIDEOS)} == {"/videoplayback"}


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (youtube.PRIVATE, failures.PrivatePostError()),
        (youtube.LIVE, failures.LiveStreamError()),
        ("aBcDeFgHiJ9", failures.NotFoundError()),
        (f"{youtube.PRIVATE}&list=PLaBcDeFgHiJkLmNoPqRs&index=2", failures.PrivatePostError()),
    ],
    ids=["private", "live", "gone", "watched in a list"],
)
async def test_what_youtube_refuses_is_understood(get, number, error):
    assert (await get(link(number))).failure == record(error)


@pytest.fixture
def program(places):
    """Give the player another program for the length of a test."""
    site = places.answers[youtube.SITE]
    before = site.program

    def program(text):
        site.program = before.replace("this.parts.set", f"{text};this.parts.set", 2)

    yield program
    site.program = before


async def test_a_program_that_fills_the_memory_costs_one_download(get, program):
    program("const all=[];for(;;)all.push(new Array(1e6).fill(1))")

    assert (await get(link(youtube.VIDEO))).failure == record(failures.ExtractorBrokenError())


async def test_a_program_that_never_ends_ends_with_the_job(get, program):
    program("for(;;);")

    assert (await get(link(youtube.VIDEO), max_seconds=4.0)).failure == record(faults.TimedOutError(4))
