"""The metrics: those of the product document, and no input makes series without end."""

from pathlib import PurePosixPath

import attrs
import pytest

from boss_bot.domain.content.media import MediaKind, StoredFile
from boss_bot.domain.errors.refusals import InvalidLinkError, QueueFullError
from boss_bot.domain.errors.undelivered import UnreachableMemberError
from boss_bot.domain.jobs.error_record import ErrorRecord, every_error
from boss_bot.domain.jobs.job import JobState
from boss_bot.monitoring.metrics.vocabulary import PLATFORMS, STAGES
from boss_bot.monitoring.metrics.watched import WatchedCourier, WatchedService, WatchedStore

MIB = 2**20
PRODUCT_DOCUMENT = {
    "boss_bot_download_requests": ("counter", ("platform", "status"), None),
    "boss_bot_download_duration_seconds": ("histogram", ("platform",), [1, 5, 10, 30, 60, 120, 300]),
    "boss_bot_download_queue_size": ("gauge", (), None),
    "boss_bot_command_latency_seconds": ("histogram", ("command",), [0.1, 0.5, 1, 2, 5]),
    "boss_bot_discord_api_latency_seconds": ("gauge", (), None),
    "boss_bot_error": ("counter", ("error_type", "platform"), None),
    "boss_bot_memory_usage_bytes": ("gauge", (), None),
    "boss_bot_cpu_usage_percent": ("gauge", (), None),
    "boss_bot_download_file_size_bytes": ("histogram", ("platform",), [MIB * size for size in (1, 5, 10, 25, 50)]),
    "boss_bot_temp_files_count": ("gauge", (), None),
}


def of(metrics, name, **labels):
    return metrics.registry.get_sample_value(name, labels)


@pytest.mark.parametrize("name", PRODUCT_DOCUMENT)
def test_the_metrics_of_the_product_document_are_there(metrics, name):
    [found] = [one for one in vars(metrics).values() if getattr(one, "_name", "") == name]
    kind, labels, buckets = PRODUCT_DOCUMENT[name]
    assert (found._type, found._labelnames) == (kind, labels)
    if buckets:
        assert list(found._kwargs["buckets"]) == buckets


def file(size):
    return StoredFile(PurePosixPath("a"), "a.png", "image/png", MediaKind.IMAGE, size, "0" * 64)


def test_a_download_is_followed_from_its_claim_to_its_end(metrics, recorder, job, clock):
    waiting = job()
    clock.advance(7)
    recorder.claimed(waiting)
    for state in (JobState.PROCESSING, JobState.UPLOADING, JobState.COMPLETED):
        recorder.moved(attrs.evolve(waiting, state=state, files=(file(3 * MIB), file(10))))
    assert of(metrics, "boss_bot_queue_wait_seconds_sum") == 7
    assert of(metrics, "boss_bot_download_requests_total", platform="twitter", status="success") == 1
    assert of(metrics, "boss_bot_download_duration_seconds_count", platform="twitter") == 1
    assert of(metrics, "boss_bot_download_file_size_bytes_count", platform="twitter") == 2
    assert of(metrics, "boss_bot_download_bytes_total", platform="twitter") == 3 * MIB + 10
    for stage in STAGES:
        assert of(metrics, "boss_bot_stage_seconds_count", stage=stage) == 1


def test_errors_retries_and_cancels_are_told_apart(metrics, recorder, job):
    error = ErrorRecord("NetworkError")
    recorder.moved(job(JobState.RETRY_WAIT, error=error))
    recorder.moved(job(JobState.FAILED, error=error))
    recorder.moved(job(JobState.CANCELLED))
    assert of(metrics, "boss_bot_error_total", error_type="NetworkError", platform="twitter") == 2
    assert of(metrics, "boss_bot_retries_total", platform="twitter") == 1
    assert of(metrics, "boss_bot_download_requests_total", platform="twitter", status="failed") == 1
    assert of(metrics, "boss_bot_download_requests_total", platform="twitter", status="cancelled") == 1


def test_a_later_claim_is_no_first_wait(metrics, recorder, job, clock):
    again = job(epoch=2)
    clock.advance(60)
    recorder.claimed(again)
    assert of(metrics, "boss_bot_queue_wait_seconds_count") == 0


def test_hostile_input_makes_no_series_without_end(metrics, recorder, job):
    texts = [f'evil-{n}"\n{{}}https://x.com/{n}' for n in range(3000)]
    for text in texts:
        for state in (JobState.DOWNLOADING, JobState.PROCESSING, JobState.UPLOADING, JobState.FAILED):
            recorder.moved(job(state, site=text, error=ErrorRecord(text), files=(file(1),)))
        recorder.handed_over(text)
        recorder.command(text, 1.0)
    for number in range(3000):
        recorder.command(f"made-up-{number}", 1.0)
    for platform in PLATFORMS:
        for kind in every_error():
            recorder.moved(job(JobState.FAILED, site=platform, error=ErrorRecord(kind.__name__)))
            recorder.handed_over(kind.__name__)
            recorder.refused(kind())
        recorder.claimed(job(site=platform))
        for state in (JobState.PROCESSING, JobState.UPLOADING, JobState.COMPLETED, JobState.CANCELLED):
            recorder.moved(job(state, site=platform, files=(file(1),)))
    text = metrics.text().decode()
    series = [line for line in text.splitlines() if not line.startswith("#")]
    assert 500 < len(series) < 2000
    assert "evil" not in text
    assert "x.com" not in text
    assert "ABCDEFGH" not in text


class Inner:
    """Answers as a port would."""

    def __init__(self, result=None, error=None):
        self.result, self.error, self.other = result, error, "passed through"

    async def claim(self, *_args):
        return self.result

    async def move(self, *_args, **_named):
        return self.result

    async def deliver(self, *_args):
        if self.error:
            raise self.error

    async def submit(self, *_args):
        raise self.error

    def plain(self):
        return "plain"


async def test_a_watched_store_passes_everything_through(metrics, recorder, job):
    store = WatchedStore(Inner(job()), recorder)
    assert await store.claim("limits", "now") is store._inner.result
    assert await store.move("id", JobState.PROCESSING, epoch=1) is store._inner.result
    assert store.other == "passed through"
    assert of(metrics, "boss_bot_queue_wait_seconds_count") == 1
    nothing = WatchedStore(Inner(None), recorder)
    assert await nothing.claim() is None
    assert await nothing.move() is None
    assert of(metrics, "boss_bot_queue_wait_seconds_count") == 1


@pytest.mark.parametrize(
    ("error", "outcome"),
    [(None, "delivered"), (UnreachableMemberError(), "UnreachableMemberError"), (OSError(), "broken")],
)
async def test_every_delivery_has_an_outcome(metrics, recorder, error, outcome):
    courier = WatchedCourier(Inner(error=error), recorder)
    if error:
        with pytest.raises(type(error)):
            await courier.deliver("look", [])
    else:
        await courier.deliver("look", [])
    assert of(metrics, "boss_bot_deliveries_total", outcome=outcome) == 1


@pytest.mark.parametrize("error", [InvalidLinkError("secret"), QueueFullError(limit=5)])
async def test_a_refusal_is_counted_by_its_kind_and_still_raised(metrics, recorder, error):
    service = WatchedService(Inner(error=error), recorder)
    with pytest.raises(type(error)):
        await service.submit("ask")
    assert of(metrics, "boss_bot_refusals_total", reason=type(error).__name__) == 1
    assert service.plain() == "plain"
    assert service.other == "passed through"
    assert "secret" not in metrics.text().decode()
