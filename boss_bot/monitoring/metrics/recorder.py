"""Turns what happens to jobs into metrics."""

import time

import attrs

from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.jobs.job import Job, JobId, JobState
from boss_bot.domain.operating.events import SUSPICIOUS, Events
from boss_bot.domain.ports import Clock
from boss_bot.monitoring.metrics.metrics import Metrics
from boss_bot.monitoring.metrics.vocabulary import ERRORS, JOB_ERRORS, PLATFORMS, STAGES, CommandNames, word

_ENDINGS = {JobState.COMPLETED: "success", JobState.FAILED: "failed", JobState.CANCELLED: "cancelled"}
_OUTCOMES = JOB_ERRORS | {"delivered", "broken"}


@attrs.define
class Recorder:
    """Hears of claims, moves, deliveries, refusals and commands. Never raises: a metric is worth no download."""

    metrics: Metrics
    clock: Clock
    events: Events = attrs.field(default=attrs.Factory(lambda self: Events(self.clock), takes_self=True), init=False)
    _commands: CommandNames = attrs.field(factory=CommandNames, init=False)
    _since: dict[JobId, tuple[JobState, float]] = attrs.field(factory=dict, init=False)

    def claimed(self, job: Job) -> None:
        """Note that a job has got its slot."""
        if job.epoch == 1:
            waited = (self.clock.now() - job.created_at).total_seconds()
            self.metrics.wait.observe(max(0.0, waited))
        self._since[job.id] = (job.state, time.monotonic())

    def moved(self, job: Job) -> None:
        """Note that a job has reached another state."""
        platform = word(job.request.site, PLATFORMS)
        self._stage_over(job, platform)
        if ending := _ENDINGS.get(job.state):
            self.metrics.requests.labels(platform, ending).inc()
            self.events.note(ending, platform)
        if job.state is JobState.RETRY_WAIT:
            self.metrics.retries.labels(platform).inc()
        if job.error and job.state in (JobState.FAILED, JobState.RETRY_WAIT):
            self.metrics.errors.labels(word(job.error.name, JOB_ERRORS), platform).inc()
            if job.error.name == "ExtractorBrokenError":
                self.events.note("broken", platform)
            if job.error.name in SUSPICIOUS:
                self.events.note("suspicious", platform)

    def _stage_over(self, job: Job, platform: str) -> None:
        was, since = self._since.pop(job.id, (None, 0.0))
        if was is not None:
            took = time.monotonic() - since
            self.metrics.stage.labels(word(was.name.lower(), STAGES)).observe(took)
            if was is JobState.DOWNLOADING and job.state is JobState.PROCESSING:
                self.metrics.duration.labels(platform).observe(took)
            if was is JobState.PROCESSING and job.state is JobState.UPLOADING:
                for file in job.files:
                    self.metrics.file_size.labels(platform).observe(file.size)
                    self.metrics.bytes.labels(platform).inc(file.size)
        if job.state.running:
            self._since[job.id] = (job.state, time.monotonic())

    def handed_over(self, outcome: str) -> None:
        """Note how a delivery ended: ``delivered``, ``broken``, or the name of its error."""
        self.metrics.deliveries.labels(word(outcome, _OUTCOMES)).inc()

    def refused(self, error: BossBotError) -> None:
        """Note that a request or a press was turned down."""
        self.metrics.refusals.labels(word(type(error).__name__, ERRORS)).inc()

    def command(self, name: str, seconds: float) -> None:
        """Note how long a command took."""
        self.metrics.command_latency.labels(self._commands.word(name)).observe(seconds)
