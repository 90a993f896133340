"""What `/status` and `boss-bot doctor` tell: one line a part, with a hint where something is to be done."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from boss_bot.domain.jobs.job_store import JobStore
from boss_bot.domain.operating.status import State, StatusLine

_LOW_DISK = 2**30


async def queue_line(store: JobStore, capacity: int) -> StatusLine:
    """Count what runs and what waits."""
    counts = await store.counts()
    running = sum(number for state, number in counts.items() if state.running)
    waiting = sum(counts.values()) - running
    full = waiting >= capacity
    return StatusLine(
        "Queue",
        State.WARNING if full else State.OK,
        f"{running} running, {waiting} of {capacity} waiting",
        "New downloads are turned away until one ends." if full else "",
    )


def disk_line(folder: Path) -> StatusLine:
    """Look at the free space where downloads are kept."""
    free = shutil.disk_usage(folder).free
    low = free < _LOW_DISK
    hint = "Free some space, or move the data directory." if low else ""
    return StatusLine("Disk", State.WARNING if low else State.OK, f"{free / 1e9:.1f} GB free", hint)


def engine_lines(versions: Mapping[str, str]) -> list[StatusLine]:
    """Name the download tools and their versions."""
    return [StatusLine(name, State.OK, version) for name, version in versions.items()]


def seal_line(seals: Mapping[str, str]) -> StatusLine:
    """Say what locks the downloads in.

    Args:
        seals: The locks, and ``on`` or why one is not; empty while the engine starts.
    """
    if not seals:
        return StatusLine("Seal", State.OK, "being tried")
    on = ", ".join(name for name, state in seals.items() if state == "on") or "none"
    off = ", ".join(f"{name}: {state}" for name, state in seals.items() if state != "on")
    hint = "Run the bot in a container, or behind a firewall, or on a newer kernel (Linux 6.7)." if off else ""
    return StatusLine("Seal", State.WARNING if off else State.OK, f"{on} ({off})" if off else on, hint)
