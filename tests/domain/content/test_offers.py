"""What each version of a video would cost, and what is taken when nobody chooses."""

from typing import Any

import pytest

from boss_bot.domain.content.encoding import work_to_fit
from boss_bot.domain.content.offers import CLIP, Cost, Offer, Way, clip_of
from boss_bot.domain.content.options import MediaWanted, Options, Quality
from boss_bot.domain.content.question import Question
from boss_bot.domain.errors.failures import FileTooLargeError
from boss_bot.media.encoding.plan import Plan

MB = 2**20
LIMIT = 10 * MB


def cost(offer: Any, length: float | None) -> Any:
    return offer.cost(LIMIT, length)


HD, SD, LOW = Offer("1080p", 1080, 80 * MB), Offer("480p", 480, 24 * MB), Offer("smallest", 240, 9 * MB)
SOUND = Offer("audio", 0, 3 * MB)


@pytest.mark.parametrize(
    ("offer", "length", "way"),
    [
        (LOW, 60, Way.FITS),
        (HD, 60, Way.COMPRESS),
        (SD, 600, Way.PARTS),
        (HD, 3600, Way.PARTS),
        (HD, None, Way.PARTS),
        (Offer("720p", 720), 60, Way.UNKNOWN),
        (Offer("audio", 0, 30 * MB), 1800, Way.COMPRESS),
        (Offer("audio", 0, 30 * MB), 7200, Way.PARTS),
    ],
)
def test_an_offer_fits_or_says_what_it_takes(offer, length, way):
    assert cost(offer, length).way is way


def test_what_would_be_more_than_ten_parts_is_not_offered():
    assert cost(Offer("1080p", 1080, 200 * MB), 36_000) is None
    assert cost(SD, 36_000) == Cost(Way.PARTS, parts=3)


def test_work_takes_longer_for_more_lines_more_seconds_and_more_pictures():
    seconds = [cost(Offer("x", lines, 80 * MB), length).seconds for lines, length in ((1080, 60), (480, 60))]
    assert seconds[0] == pytest.approx(17, abs=1)  # one pass of x264 veryfast on two cores
    assert seconds[1] < seconds[0]
    more: Any = [
        HD.cost(2 * LIMIT, 120), Offer("x", 1080, 80 * MB, rate=60.0).cost(LIMIT, 60), HD.cost(LIMIT, 60, 0.0006)
    ]  # fmt: skip
    assert [each.seconds / seconds[0] for each in more] == pytest.approx([2, 2, 0.5])


def test_what_is_said_before_a_download_is_the_work_of_the_encode_after_it():
    for limit, size in ((10 * MB, (1920, 1080)), (3 * MB, (1280, 720)), (40 * MB, (854, 480))):
        planned = Plan.of_video(80 * MB, limit, 60, sound=True).work(1800, size)
        assert work_to_fit(size[1], 30.0, 60, limit) == pytest.approx(planned, rel=0.01)


@pytest.mark.parametrize("seconds", [300, 400, 423, 440, 460, 600])
def test_an_encode_is_offered_only_when_the_plan_of_it_holds(seconds):
    offered = cost(HD, seconds).way is Way.COMPRESS
    try:
        Plan.of_video(80 * MB, LIMIT, seconds, sound=True)
    except FileTooLargeError:
        assert not offered
    else:
        assert offered


def test_a_clip_is_the_beginning_that_fits():
    clip: Any = clip_of((HD, Offer("720p", 720, 40 * MB), SOUND), LIMIT, 60)
    assert (clip.key, clip.lines, clip.seconds) == (CLIP, 720, 14)
    assert cost(clip, 60).way is Way.FITS
    for offers, length in (((HD, SOUND), 60), ((SD,), None), ((SD,), 5), ((LOW,), 60)):
        assert clip_of(offers, LIMIT, length) is None


@pytest.mark.parametrize(
    ("offer", "changed"),
    [
        (HD, Options(quality=Quality.P1080)),
        (LOW, Options(quality=Quality.SMALLEST)),
        (SOUND, Options(media=MediaWanted.AUDIO)),
        (Offer("clip", 720, MB, 20), Options(quality=Quality.P720, start=0.0, end=20)),
        (Offer("clip", 360, MB, 20), Options(quality=Quality.P480, start=0.0, end=20)),
    ],
)
def test_an_offer_is_taken_by_options(offer, changed):
    assert offer.wish(Options(quality=Quality.BEST if offer.key == "1080p" else Quality.FITS)) == changed


@pytest.mark.parametrize(
    ("offers", "options", "length", "taken"),
    [
        ((HD, SD, LOW, SOUND), Options(quality=Quality.P1080), 60, HD),
        ((HD, SD, LOW, SOUND), Options(), 60, LOW),
        ((HD, SD, SOUND), Options(), 60, SD),
        ((HD, SOUND), Options(), 60, HD),
        ((HD, SD, SOUND), Options(), 900, SD),
        ((SOUND,), Options(), 60, SOUND),
        ((), Options(), 60, None),
    ],
)
def test_who_does_not_choose_gets_what_they_asked_for_or_the_least_trouble(offers, options, length, taken):
    question = Question(offers, length, asked=True)
    assert question.default(options, LIMIT) is taken
    assert question.taken(options, LIMIT) is taken
    assert question.wish(options, LIMIT) == (taken.wish(options) if taken else options)


def test_until_it_is_asked_nothing_is_changed_and_a_choice_wins():
    options = Options(quality=Quality.P1080)
    assert Question((HD, SD)).wish(options, LIMIT) == options
    chosen = Question((HD, SD), 60, asked=True, chosen="480p")
    assert not chosen.open
    assert chosen.wish(options, LIMIT).quality is Quality.P480


def test_the_promise_is_measured_as_a_share_of_what_came():
    assert Question((SD,), chosen="480p", came=20 * MB).off == pytest.approx(0.2)
    assert Question((SD,), chosen="480p").off is None
    assert Question((Offer("clip", 480, MB, 9),), chosen="clip", came=MB).off is None
