"""What the bot's side and the worker's side say to each other about a job, as JSON."""

import json

import attrs

from boss_bot.domain.content.options import Options

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
        ffmpeg: The program that the job may start, absolute.
        max_cpu_seconds: Seconds of processor time that each of its processes may use.
        options: What of the link is wanted.
        fit_bytes: Bytes that a file should have at most where the site offers a choice, None for ``max_bytes``.
        site: Name of the site, empty when the link is none of a known site's.
        cookies: The job's own copy of the site's cookies, absolute; empty when there are none.
        ask: Whether to stop before the download when no version of what was asked for fits.
        deno: The JavaScript runtime that the job may start too, absolute; empty when there is none.
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
    options: Options = attrs.field(factory=Options)
    fit_bytes: int | None = None
    site: str = ""
    cookies: str = attrs.field(default="", repr=False)
    deno: str = ""
    ask: bool = False

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
        options = Options(**fields.pop("options", {}))  # type: ignore[arg-type]  # it comes from the bot itself
        return cls(**fields, options=options)  # type: ignore[arg-type]


def encode_signal(run: str, signal: str) -> bytes:
    """Return the message that asks for a signal to a run's processes."""
    return json.dumps({"do": signal, "run": run}).encode()
