"""What `/status` and `boss-bot doctor` tell: one line a part, with a hint where something is to be done."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from boss_bot.domain.jobs.job_store import JobStore
from boss_bot.domain.jobs.lack import Lack
from boss_bot.domain.keeping.headroom import StorageFacts
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


def room_line(facts: StorageFacts) -> StatusLine:
    """Say whether downloads may start, and what lacks if not: the disk's own space, or that for work in progress."""
    name, mib = "Room for downloads", 2**20
    match facts.lacks:
        case Lack.DISK:
            detail = f"{facts.free // mib} MB of the disk are free, and {facts.floor // mib} must stay so"
            hint = "Nothing new is taken or started until there is more. Make room on the disk."
        case Lack.TEMP:
            detail = under_way(facts)
            hint = "Nothing more starts until one ends. Set BOSS_BOT_TEMP_BYTES higher if it is often so."
        case None:
            return StatusLine(name, State.OK, under_way(facts))
    return StatusLine(name, State.WARNING, detail, hint)


def under_way(facts: StorageFacts) -> str:
    """Say what the downloads under way have of the space for work in progress."""
    has, aside, limit = (round(size / 2**20) for size in (facts.temp, facts.reserved, facts.temp_limit))
    return f"downloads under way have {has} of {limit} MB (BOSS_BOT_TEMP_BYTES), and {aside} MB are set aside"


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
