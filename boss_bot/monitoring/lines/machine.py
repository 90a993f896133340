"""Lines about the machine: the data directory, what the kernel offers for the guard, and the clock."""

import ctypes
import os
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from boss_bot.domain.operating.status import State, StatusLine

_WRITTEN = datetime(2026, 11, 1, tzinfo=UTC)
"""No clock may be before this version was written."""

_SKEW = timedelta(seconds=5)
"""Discord's interactions live for three seconds; ids and rate limits are reckoned by its clock."""

_LANDLOCK_CREATE_RULESET = 444
_LANDLOCK_VERSION = 1
"""landlock_create_ruleset(2): with the flag VERSION it returns the highest ABI that the kernel knows."""


def folder_line(folder: Path) -> StatusLine:
    """Look at the rights of the data directory."""
    name = "Data directory"
    try:
        found = folder.stat()
    except FileNotFoundError:
        return StatusLine(name, State.OK, "not made yet; the first start makes it")
    except OSError as error:
        return StatusLine(name, State.FAILED, error.strerror or "cannot be read", "Set BOSS_BOT_DATA_DIR.")
    if not stat.S_ISDIR(found.st_mode):
        return StatusLine(name, State.FAILED, "is no directory", "Set BOSS_BOT_DATA_DIR to a folder of the bot's own.")
    if hasattr(os, "getuid") and found.st_uid != os.getuid():
        return StatusLine(name, State.FAILED, "belongs to another user", "Run doctor and the bot as the same user.")
    if not os.access(folder, os.W_OK | os.X_OK):
        return StatusLine(name, State.FAILED, "cannot be written", "Give its owner the right to write.")
    if os.name == "posix" and found.st_mode & 0o077:
        mode = stat.S_IMODE(found.st_mode)
        return StatusLine(name, State.WARNING, f"open to other users ({mode:04o})", "The next start makes it 0700.")
    return StatusLine(name, State.OK, "private")


def guard_line() -> StatusLine:
    """Say what the kernel offers to hold a download's process."""
    abi, seccomp = landlock_abi(), _seccomp()
    offered = [f"Landlock ABI {abi}"] * (abi > 0) + ["seccomp"] * seccomp
    if abi > 0 and seccomp:
        return StatusLine("Guard", State.OK, f"the kernel offers {' and '.join(offered)}; Python's audit hook is there")
    detail = f"the kernel offers {offered[0]} alone" if offered else "the kernel offers neither Landlock nor seccomp"
    return StatusLine("Guard", State.WARNING, detail, "Run the bot in a container or as a user of its own.")


def landlock_abi() -> int:
    """Return the Landlock version of the kernel, 0 where there is none."""
    if sys.platform != "linux":
        return 0
    answer: int = ctypes.CDLL(None, use_errno=True).syscall(_LANDLOCK_CREATE_RULESET, None, 0, _LANDLOCK_VERSION)
    return max(0, answer)


def _seccomp() -> bool:
    try:
        return "\nSeccomp:" in Path("/proc/self/status").read_text("ascii", "replace")
    except OSError:
        return False


def clock_line(now: datetime, theirs: datetime | None = None) -> StatusLine:
    """Judge the clock.

    Args:
        now: What it shows (UTC).
        theirs: What Discord's showed at the same moment, None when nobody asked.
    """
    hint = "Let the system keep its time by NTP."
    if now < _WRITTEN:
        return StatusLine("Clock", State.FAILED, f"shows {now:%Y-%m-%d}, before this version was written", hint)
    if theirs is None:
        return StatusLine("Clock", State.OK, f"{now:%Y-%m-%d %H:%M} UTC")
    off = now - theirs
    detail = f"{abs(off.total_seconds()):.0f} s {'ahead of' if off > timedelta() else 'behind'} Discord's"
    return StatusLine("Clock", State.WARNING, detail, hint) if abs(off) > _SKEW else StatusLine(
        "Clock", State.OK, "agrees with Discord's"
    )  # fmt: skip
