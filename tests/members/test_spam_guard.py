"""So many acts in any minute, and not one more."""

import pytest

from boss_bot.domain.members.denials import TooFastError
from boss_bot.members import SpamGuard


def passes(guard, member, clock):
    try:
        guard.pass_by(member, clock.now())
    except TooFastError:
        return False
    return True


def test_the_window_slides(clock):
    guard = SpamGuard(3)
    begun = clock.now().timestamp()
    for _ in range(3):
        assert passes(guard, 1, clock)
        clock.advance(10)
    with pytest.raises(TooFastError) as refused:
        guard.pass_by(1, clock.now())
    assert refused.value.until == begun + 60
    clock.advance(29)
    assert not passes(guard, 1, clock)
    clock.advance(1)
    assert passes(guard, 1, clock)  # the first of the three is a minute ago
    assert not passes(guard, 1, clock)


def test_each_member_has_a_window_of_their_own(clock):
    guard = SpamGuard(1)
    assert passes(guard, 1, clock)
    assert passes(guard, 2, clock)
    assert not passes(guard, 1, clock)


def test_members_who_have_rested_take_no_memory(clock):
    guard = SpamGuard(1)
    for member in range(1000):
        guard.pass_by(member, clock.now())
    clock.advance(61)
    guard.pass_by(5000, clock.now())
    assert len(guard._acts) == 1
