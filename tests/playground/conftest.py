"""The local Discord, for the tests of all that speaks to it."""

import pytest

from boss_bot.playground.local_discord import LocalDiscord


@pytest.fixture
async def local(tmp_path):
    server = await LocalDiscord.start(files=tmp_path / "files")
    yield server
    await server.stop()
