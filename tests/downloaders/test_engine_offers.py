"""A video in several versions: what is offered, and that nothing is fetched before the choice."""

import statistics

import pytest

from boss_bot.domain.content.offers import ChoiceNeededError
from boss_bot.domain.content.options import Options
from boss_bot.domain.content.progress import Found
from boss_bot.domain.jobs.error_record import record
from boss_bot.playground.sample_site.recipes import STREAM_SECONDS, STREAMS

pytestmark = pytest.mark.asyncio(loop_scope="session")

STREAM = "/stream.m3u8"
TOO_SMALL = 100_000


def parts(site):
    return [seen.path for seen in site.requests if seen.path.endswith(".ts")]


@pytest.fixture
def fetch_stream(fetch):
    async def fetch_stream(limit, ask=True, **options):
        return await fetch(STREAM, "yt-dlp:generic", fit_bytes=limit, ask=ask, options=Options(**options))

    return fetch_stream


async def test_when_no_version_fits_all_are_offered_and_nothing_is_fetched(fetch_stream, site):
    outcome = await fetch_stream(TOO_SMALL)
    assert outcome.failure == record(ChoiceNeededError())
    (found,) = outcome.of(Found)
    assert [(offer.key, offer.lines) for offer in found.offers] == [
        ("1080p", 720), ("480p", 480), ("smallest", 240), ("audio", 0),
    ]  # fmt: skip
    assert parts(site) == []


async def test_what_was_asked_for_by_name_is_asked_about_too_when_it_does_not_fit(fetch_stream, site):
    outcome = await fetch_stream(1_200_000, quality="1080p")
    assert outcome.failure == record(ChoiceNeededError())
    assert parts(site) == []
    fits = await fetch_stream(1_200_000, quality="480p")
    assert fits.of(Found)[0].offers == ()
    assert parts(site) == ["/stream-480.ts"]


@pytest.mark.parametrize("options", [{"media": "audio"}, {"start": 1.0, "end": 2.0}])
async def test_sound_and_clips_are_not_asked_about(fetch_stream, site, options):
    outcome = await fetch_stream(TOO_SMALL, **options)
    assert outcome.error is None
    assert outcome.of(Found)[0].offers == ()


async def test_who_was_asked_already_gets_the_version(fetch_stream, site):
    outcome = await fetch_stream(TOO_SMALL, ask=False, quality="smallest")
    assert outcome.error is None
    assert parts(site) == ["/stream-240.ts"]


async def test_the_promised_sizes_are_those_that_come(fetch_stream, site):
    found = (await fetch_stream(TOO_SMALL)).of(Found)[0]
    off = []
    for offer in found.offers[: len(STREAMS)]:
        outcome = await fetch_stream(TOO_SMALL, ask=False, quality=offer.key)
        came = outcome.files[0].stat().st_size
        off.append(abs(offer.size - came) / came)
    assert statistics.median(off) < 0.1
    assert found.metadata.duration == STREAM_SECONDS
