"""Members over a store in memory; the contract tests hold it to the same promises as SQLite."""

import pytest

from boss_bot.members import Members
from tests.contracts.memory_members import MemoryMembers


@pytest.fixture
def members(clock):
    return Members(MemoryMembers(), clock, owners={99})
