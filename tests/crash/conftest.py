"""A worker to be killed, and its Discord."""

import pytest

from tests.crash.crash_harness import Crash
from tests.crash.failpoints import PLACES


@pytest.fixture
def places():
    return PLACES


@pytest.fixture
async def crashes(tmp_path):
    """Start workers; each is stopped at the end."""
    started: list[Crash] = []

    async def start(seed, mutant=""):
        folder = tmp_path / f"{len(started)}"
        folder.mkdir()
        started.append(await Crash.start(folder, seed, mutant))
        return started[-1]

    yield start
    for crash in started:
        await crash.stop()
