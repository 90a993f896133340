"""A worker to be killed, and its Discord."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the worker, a program of its own, shares modules with the suite

from crash_harness import Crash  # noqa: E402
from failpoints import PLACES  # noqa: E402


@pytest.fixture
def places():
    return PLACES


@pytest.fixture
async def crashes(tmp_path):
    """Start workers; each is stopped at the end."""
    started = []

    async def start(seed, mutant=""):
        folder = tmp_path / f"{len(started)}"
        folder.mkdir()
        started.append(await Crash.start(folder, seed, mutant))
        return started[-1]

    yield start
    for crash in started:
        await crash.stop()
