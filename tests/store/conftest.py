"""A store with jobs in it, and the file behind it."""

import pytest

from boss_bot.store import open_store


@pytest.fixture
def database(tmp_path):
    return tmp_path / "db.sqlite3"


@pytest.fixture
async def store(database):
    opened = await open_store(database)
    yield opened
    await opened.close()


@pytest.fixture
def add(store, new_request, clock):
    async def make(**fields):
        return await store.add(new_request(**fields), capacity=100_000, now=clock.now())

    return make
