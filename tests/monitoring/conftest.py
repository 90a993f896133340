"""A monitor without a bot: a recorder over fresh metrics, and jobs as the store would give them."""

import attrs
import pytest

from boss_bot.domain.jobs.job import Job, JobId, JobState
from boss_bot.monitoring.metrics.metrics import Metrics
from boss_bot.monitoring.metrics.recorder import Recorder


@pytest.fixture
def metrics():
    return Metrics()


@pytest.fixture
def recorder(metrics, clock):
    return Recorder(metrics, clock)


@pytest.fixture
def job(new_request, clock):
    def make(state=JobState.DOWNLOADING, site="twitter", **fields):
        request = attrs.evolve(new_request(), site=site)
        return Job(JobId("ABCDEFGH"), request, state, clock.now(), **({"epoch": 1} | fields))

    return make
