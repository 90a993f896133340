"""What every test may use: a clock that can be moved, requests, and (below) the world that journeys play in."""

import sys
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import attrs
import pytest
from loguru import logger

from boss_bot.domain.jobs.job import Request
from boss_bot.domain.links.link import parse_link
from tests.openapi.spec import OpenApi
from tests.package_index import index
from tests.waiting import until

__all__ = ["index"]

# As in the bot itself: a trace that prints the values of variables takes seconds where those are whole rooms.
logger.remove()
logger.add(sys.stderr, diagnose=False)

START = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@attrs.define
class MovableClock:
    """A clock that stands until it is moved."""

    moment: datetime = START

    def now(self) -> datetime:
        return self.moment

    def advance(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


@pytest.fixture
def clock():
    return MovableClock()


@pytest.fixture
def new_request():
    """Make requests that differ in nothing but what the test names."""
    numbers = count(1)

    def make(**fields) -> Request:
        number = next(numbers)
        defaults: dict[str, Any] = {
            "key": f"interaction-{number}",
            "link": parse_link(f"https://x.com/ann/status/{number}"),
            "site": "twitter",
            "owner": 1,
            "guild": 10,
            "channel": 100,
            "size_limit": 20 * 2**20,
        }
        return Request(**(defaults | fields))

    return make


@pytest.fixture(scope="session")
def wait_until():
    """Wait for what tells nobody that it has happened (``tests/waiting.py``)."""
    return until


@pytest.fixture(scope="session")
def openapi() -> OpenApi:
    """Discord's document, or one that finds no fault where it is not at hand."""
    return OpenApi.from_environment()
