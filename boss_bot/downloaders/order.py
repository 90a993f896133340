"""What the bot's side and the worker's side say to each other about a job, as JSON."""

import json

import attrs

SIGNALS = ("kill", "stop", "cont")
"""What may be done to a running job's process group."""


@attrs.frozen
class Order:
    """Everything that a job's process needs to know.

    Attributes:
        run: Name of this run of the job; no two runs of an engine have the same.
        url: The link.
        tools: Names from ``tools.TOOLS``, to be tried in this order.
        folder: The job's own folder, absolute.
        max_bytes: Bytes that one file may have.
        max_files: Files that the job may have.
        proxy: Host and port of the egress proxy.
        proxy_url: The same with the run's credentials. Secret.
        ffmpeg: The one program that the job may start, absolute.
        max_cpu_seconds: Seconds of processor time that each of its processes may use.
    """

    run: str
    url: str
    tools: tuple[str, ...]
    folder: str
    max_bytes: int
    max_files: int
    proxy: tuple[str, int]
    proxy_url: str = attrs.field(repr=False)
    ffmpeg: str
    max_cpu_seconds: int = 600

    @property
    def content(self) -> str:
        """The folder that the files of the link go to."""
        return f"{self.folder}/content"

    @property
    def private(self) -> str:
        """The folder of the process itself: its home, its temporary files, its caches and its log."""
        return f"{self.folder}/private"

    def encode(self) -> bytes:
        """Return the order as the zygote reads it."""
        return json.dumps({"do": "start", **attrs.asdict(self)}).encode()

    @classmethod
    def decode(cls, message: dict[str, object]) -> "Order":
        """Read what `encode` wrote."""
        fields = {name: tuple(v) if isinstance(v, list) else v for name, v in message.items() if name != "do"}
        return cls(**fields)  # type: ignore[arg-type]  # it comes from the bot itself


def encode_signal(run: str, signal: str) -> bytes:
    """Return the message that asks for a signal to a run's processes."""
    return json.dumps({"do": signal, "run": run}).encode()
