"""Steady time goes on over restarts of the bot, and never jumps."""

import pytest

from boss_bot.library import SteadyClock
from boss_bot.library.steady import boot_name, boot_seconds


@pytest.fixture
def memory(house):
    return house.store.library.steady


async def test_it_starts_at_nought_and_goes_on_with_the_machine(memory):
    first = SteadyClock()
    await first.take_up(memory)
    assert 0 <= first.seconds() < 60
    await memory.keep(boot_name(), boot_seconds() - 500, 1000.0)  # as a bot wrote it down 500 seconds ago
    second = SteadyClock()
    await second.take_up(memory)
    assert 1500 <= second.seconds() < 1560


@pytest.mark.parametrize("ahead", [-10_000.0, 0.0, 10_000.0])
async def test_of_the_time_in_which_the_machine_was_off_none_counts(memory, ahead):
    await memory.keep("another boot", max(0.0, boot_seconds() + ahead), 1000.0)
    clock = SteadyClock()
    await clock.take_up(memory)
    assert 1000 <= clock.seconds() < 1060


async def test_a_boot_clock_from_the_future_is_not_believed(memory):
    await memory.keep(boot_name(), boot_seconds() + 1e6, 1000.0)
    clock = SteadyClock()
    await clock.take_up(memory)
    assert 1000 <= clock.seconds() < 1060
