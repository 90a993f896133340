"""Limits as operators and managers write them."""

import pytest

from boss_bot.domain.members.limit_text import limits_text, parse_limits


def test_limits_are_read_in_the_units_that_people_use():
    found = parse_limits("at_once=3, FILE_MB=100,day_mb=500 , day_jobs=none,top_priority=High, waiting=0,")
    assert found == {
        "at_once": 3, "file_bytes": 100 * 2**20, "day_bytes": 500_000_000, "day_jobs": None, "top_priority": 2,
        "waiting": 0,
    }  # fmt: skip
    assert parse_limits(limits_text(found)) == found
    assert parse_limits("  ") == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5", "none of at_once="), ("rights=5", "none of at_once="),
        ("at_once=0", "from 1"), ("at_once=none", "from 1"),
        ("file_mb=none", "from 1"), ("day_jobs=many", "from 0"), ("day_jobs=1000001", "to 1000000"),
        ("top_priority=2", "low, normal, high"), ("top_priority=none", "low, normal, high"), ("at_once=-1", "none of"),
        ("at_once=²", "none of"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_told(text, said):
    with pytest.raises(ValueError, match=said):
        parse_limits(text)
