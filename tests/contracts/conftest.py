"""Every implementation of a port, so that each contract test runs on each of them."""

import pytest

from boss_bot.store import open_store
from tests.contracts.memory_store import MemoryStore


async def sqlite(folder):
    return await open_store(folder / "boss-bot.sqlite3")


async def memory(folder):
    return MemoryStore()


@pytest.fixture(params=[sqlite, memory], ids=["sqlite", "memory"])
async def store(request, tmp_path):
    opened = await request.param(tmp_path)
    yield opened
    await opened.close()
