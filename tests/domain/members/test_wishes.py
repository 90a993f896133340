"""Options as people type them: what is understood, and what is refused by name."""

import pytest

from boss_bot.domain.content.options import MediaWanted, Options, Quality, Scope
from boss_bot.domain.errors.refusals import InvalidOptionError
from boss_bot.domain.members.priority import Priority
from boss_bot.domain.members.wishes import Wishes


def test_nothing_typed_means_everything_that_fits():
    assert Wishes().parse() == Options(MediaWanted.EVERYTHING, Quality.FITS, "", None, None, Scope.POST, False)
    assert not Options().clipped
    assert Options().takes(1)
    assert Options().takes(999)


@pytest.mark.parametrize(
    ("typed", "kept", "taken"),
    [
        ("1-4,7", "1-4,7", [1, 2, 3, 4, 7]), (" 2 ", "2", [2]), ("3, 1", "3,1", [1, 3]), ("5-5", "5-5", [5]),
        (" ", "", [1, 2]),
    ],
)  # fmt: skip
def test_items_are_numbers_and_ranges(typed, kept, taken):
    options = Wishes(items=typed).parse()

    assert options.items == kept
    assert [number for number in range(1, max(taken) + 1) if options.takes(number)] == taken
    assert options.last_item == (max(taken) if kept else 999)
    if kept:
        assert not options.takes(max(taken) + 1)


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("90", 90.0), ("1:30", 90.0), ("0:05", 5.0), ("1:02:03", 3723.0), ("0:00.5", 0.5), ("120:00", 7200.0), ("0", 0.0)],
)
def test_moments_are_seconds_minutes_or_hours(typed, seconds):
    assert Wishes(start=typed).parse().start == seconds


def test_every_choice_is_understood_whatever_its_letters():
    for media in MediaWanted:
        assert Wishes(media=media.value.upper()).parse().media is media
    for quality in Quality:
        assert Wishes(quality=f" {quality.value} ").parse().quality is quality
    for scope in Scope:
        assert Wishes(scope=scope.value).parse().scope is scope


@pytest.mark.parametrize(
    ("option", "typed"),
    [
        *(("items", text) for text in ["0", "4-1", "1,,2", "1-", "-3", "a", "1;2", "1000", "١", "1-2-3", "*", ","]),
        ("items", "1," * 20 + "1"),
        *(("start", text) for text in ["1:60", "1:00:60", "1:60:00", "-1", "1m", "1::2", "١", "1:2:3:4", "nan"]),
        *(("end", text) for text in ("0", "x", "0:00")),
        ("media", "films"), ("quality", "4k"), ("quality", "1080"), ("scope", "everything"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_by_name(option, typed):
    with pytest.raises(InvalidOptionError) as refused:
        Wishes(**{option: typed}).parse()
    assert refused.value.option == option


def test_a_clip_ends_after_it_begins():
    assert Wishes(start="1:30", end="1:31").parse().clipped
    with pytest.raises(InvalidOptionError) as refused:
        Wishes(start="1:30", end="1:30").parse()
    assert refused.value.option == "end"


def test_how_urgent_it_is_has_three_names_or_none():
    assert Wishes().urgency() is None
    assert [Wishes(priority=text).urgency() for text in ("low", " Normal ", "HIGH")] == list(Priority)
    with pytest.raises(InvalidOptionError) as refused:
        Wishes(priority="urgent").urgency()
    assert refused.value.option == "priority"
