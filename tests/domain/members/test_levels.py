"""Levels are a ladder, and each step may use no less than the one below."""

import attrs
import pytest

from boss_bot.domain.members.levels import DEFAULTS, Allowance, Allowances, Level, limit_named
from boss_bot.domain.members.priority import Priority


def test_levels_are_in_order():
    assert sorted(Level) == [Level.BLOCKED, Level.NORMAL, Level.PREMIUM, Level.MANAGER, Level.OWNER]


@pytest.mark.parametrize("name", [field.name for field in attrs.fields(Allowance)])
def test_a_higher_level_may_use_no_less(name):
    values = [getattr(DEFAULTS[level], name) for level in sorted(Level)]
    numbers = [float("inf") if value is None else value for value in values]
    assert numbers == sorted(numbers)


def test_a_normal_member_has_what_the_product_document_says():
    normal = Allowances().for_member(Level.NORMAL)
    assert (normal.at_once, normal.file_bytes, normal.day_jobs) == (2, 50 * 2**20, 10)
    assert normal.top_priority is Priority.NORMAL


def test_a_server_may_set_its_own_limits_up_to_what_its_managers_have():
    allowances = Allowances()
    of_server = {"at_once": 1, "day_jobs": None, "file_bytes": 10**12, "top_priority": 2}

    found = allowances.for_member(Level.NORMAL, of_server)

    assert found.at_once == 1
    assert found.day_jobs is None  # the managers' own has no end
    assert found.file_bytes == DEFAULTS[Level.MANAGER].file_bytes
    assert found.top_priority is Priority.HIGH
    assert found.waiting == DEFAULTS[Level.NORMAL].waiting


@pytest.mark.parametrize("level", [Level.BLOCKED, Level.MANAGER, Level.OWNER])
def test_no_server_changes_who_is_blocked_or_who_manages_it(level):
    assert Allowances().for_member(level, {"at_once": 4, "waiting": 4}) == DEFAULTS[level]


def test_an_end_that_a_server_takes_away_comes_back_at_the_managers_own():
    managers = attrs.evolve(DEFAULTS[Level.MANAGER], day_jobs=30)
    allowances = Allowances({**DEFAULTS, Level.MANAGER: managers})
    assert allowances.for_member(Level.NORMAL, {"day_jobs": None}).day_jobs == 30


def test_limits_have_names():
    assert limit_named("day_bytes")
    assert not limit_named("token")
