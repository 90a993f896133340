"""Every metric, once: its name, its meaning, its labels and its buckets.

Names, labels and buckets are those of the product document, with ``boss_bot_`` in front (ADR 19); those below
the second comment come on top. The registry is our own, so two bots in one process do not mix.
"""

from collections.abc import Sequence

import attrs
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_SECONDS = (0.1, 0.5, 1, 5, 10, 30, 60, 120, 300, 600, 1800)
_LAG = (0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5)
_MIB = 2**20


@attrs.frozen
class _Maker:
    registry: CollectorRegistry

    def counter(self, name: str, meaning: str, *labels: str) -> Counter:
        return Counter(name, meaning, labels, namespace="boss_bot", registry=self.registry)

    def gauge(self, name: str, meaning: str, *labels: str) -> Gauge:
        return Gauge(name, meaning, labels, namespace="boss_bot", registry=self.registry)

    def histogram(self, name: str, meaning: str, buckets: Sequence[float], *labels: str) -> Histogram:
        return Histogram(name, meaning, labels, namespace="boss_bot", registry=self.registry, buckets=buckets)


class Metrics:
    """The metrics of one bot. Labels are given through `vocabulary` only."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry(auto_describe=False)
        make = _Maker(self.registry)
        # Those of the product document.
        self.requests = make.counter("download_requests", "Downloads that have ended", "platform", "status")
        self.duration = make.histogram(
            "download_duration_seconds", "Time spent downloading", (1, 5, 10, 30, 60, 120, 300), "platform"
        )
        self.queue_size = make.gauge("download_queue_size", "Downloads that wait or are paused")
        self.command_latency = make.histogram(
            "command_latency_seconds", "Time from a command's arrival to the end of its work", (0.1, 0.5, 1, 2, 5),
            "command",
        )  # fmt: skip
        self.discord_latency = make.gauge("discord_api_latency_seconds", "Last heartbeat to Discord and back")
        self.errors = make.counter("error", "Errors that ended a run, by type", "error_type", "platform")
        self.memory = make.gauge("memory_usage_bytes", "Memory of the whole process tree (PSS, RSS where unknown)")
        self.cpu = make.gauge("cpu_usage_percent", "Share of one core used by the process tree since the last look")
        self.file_size = make.histogram(
            "download_file_size_bytes", "Size of each stored file", [_MIB * size for size in (1, 5, 10, 25, 50)],
            "platform",
        )  # fmt: skip
        self.temp_files = make.gauge("temp_files_count", "Files in temporary storage")
        # On top of those.
        self.active = make.gauge("downloads_active", "Downloads that hold a slot")
        self.queue_capacity = make.gauge("download_queue_capacity", "Downloads that may wait or be paused")
        self.wait = make.histogram("queue_wait_seconds", "Time from a request to its first start", _SECONDS)
        self.stage = make.histogram("stage_seconds", "Time that a run spent in a stage", _SECONDS, "stage")
        self.bytes = make.counter("download_bytes", "Bytes of the files that were stored", "platform")
        self.refusals = make.counter("refusals", "Requests and presses that were turned down", "reason")
        self.guard = make.counter("guard_refusals", "Connections of downloads that the guard refused", "reason")
        self.deliveries = make.counter("deliveries", "Tries to hand files over, by how they ended", "outcome")
        self.retries = make.counter("retries", "Runs that ended with another try to come", "platform")
        self.lag = make.histogram("event_loop_lag_seconds", "How late a timer of the event loop is", _LAG)
        self.processes = make.gauge("processes", "Processes of the tree, the bot's own among them")
        self.disk_free = make.gauge("disk_free_bytes", "Free space where the data directory is")
        self.disk_size = make.gauge("disk_size_bytes", "Size of the disk where the data directory is")
        self.ready = make.gauge("ready", "1 when the database answers and Discord is connected, else 0")
        self.start_time = make.gauge("start_time_seconds", "When the bot was started, as a Unix time")
        self.build = make.gauge("build_info", "Always 1; the version is in the label", "version")
        self.engines = make.gauge("engine_info", "Always 1; tool and version are in the labels", "engine", "version")

    def text(self) -> bytes:
        """Write all of them in Prometheus's text format (version 0.0.4)."""
        return generate_latest(self.registry)
