"""The small world that a job's process lives in: its limits, its folders, its environment."""

import os
import resource
import tempfile
from pathlib import Path

from boss_bot.downloaders.order import Order
from boss_bot.downloaders.worker.linux import die_with_parent, programs_die_with_us

_NICENESS = 10
_OPEN_FILES = 256
_SLACK = 1 << 20
"""Bytes that a file may have over its limit before the kernel stops it (EFBIG); the tools stop earlier."""

_MEMORY = 2 << 30
"""Bytes of a process: several times what a job or its ffmpeg needs, too few for what a packed page unpacks to."""

_KEPT = ("LANG", "PATH", "SSL_CERT_FILE", "SSL_CERT_DIR", "LD_LIBRARY_PATH", "TZ")


def kept_environment() -> dict[str, str]:
    """Return what a worker may keep of the environment: no secrets, no proxies, no configuration of tools."""
    return {name: os.environ[name] for name in _KEPT if name in os.environ}


def enter(order: Order, parent: int) -> None:
    """Make the current process a job's process: once, before it touches anything from outside.

    Args:
        order: The job.
        parent: Process id of the zygote; the job dies with it.
    """
    os.setpgid(0, 0)
    die_with_parent(parent)
    programs_die_with_us()
    os.nice(_NICENESS)
    os.umask(0o077)
    _limit(order)
    _settle(Path(order.private))
    os.chdir(order.content)


def _limit(order: Order) -> None:
    """Set the limits that the kernel holds, each for one process.

    None for the number of processes: it would count all those of the user, those of others too.
    """
    limits = {
        resource.RLIMIT_FSIZE: order.max_bytes + _SLACK,
        resource.RLIMIT_NOFILE: _OPEN_FILES,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_DATA: _MEMORY,
        resource.RLIMIT_CPU: order.max_cpu_seconds,
    }
    if not order.deno:  # its V8 lays claim to terabytes of addresses, of which it uses hardly any
        limits[resource.RLIMIT_AS] = _MEMORY
    for limit, most in limits.items():
        resource.setrlimit(limit, (most, most))


def _settle(private: Path) -> None:
    """Give the process a home, a place for temporary files and a log of its own, and nothing of the host's."""
    places = {"HOME": "home", "TMPDIR": "tmp", "XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config"}
    for name in places.values():
        (private / name).mkdir(parents=True, exist_ok=True)
    environment = kept_environment() | {key: str(private / name) for key, name in places.items()}
    os.environ.clear()
    os.environ.update(environment, XDG_DATA_HOME=str(private / "home"), YTDLP_NO_PLUGINS="1", NO_COLOR="1")
    os.environ["MALLOC_ARENA_MAX"] = "2"  # else each thread of ffmpeg takes 64 MiB of the address space that is limited
    tempfile.tempdir = None
    log = os.open(private / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, source in enumerate((nothing, log, log)):
        os.dup2(source, number)
    os.close(nothing)
    os.close(log)
