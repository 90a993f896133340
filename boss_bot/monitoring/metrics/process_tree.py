"""What a process and all its descendants use: memory and time on the processor.

On Linux from ``/proc`` (proc(5)): the proportional set size counts a page that ten children share once, not ten
times. Elsewhere from ``ps``, with the resident set size.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import attrs

_PROC = Path("/proc")
_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
_PS = ("ps", "-axo", "pid=,ppid=,rss=,time=")
_PS_SECONDS = 5.0


@attrs.frozen
class Usage:
    """What a tree of processes uses.

    Attributes:
        processes: How many there are.
        memory: Bytes.
        cpu: Seconds on a processor so far, of those that live.
    """

    processes: int
    memory: int
    cpu: float


@attrs.frozen
class _One:
    pid: int
    parent: int
    cpu: float
    memory: int = 0


def usage(root: int) -> Usage:
    """Look at a process and its descendants; one that ends meanwhile is left out."""
    if sys.platform == "linux":
        found = [attrs.evolve(one, memory=_memory(one.pid)) for one in _tree(_from_proc(), root)]
    else:
        found = _tree(_from_ps(), root)
    return Usage(len(found), sum(one.memory for one in found), sum(one.cpu for one in found))


def _tree(every: list[_One], root: int) -> list[_One]:
    wanted, found = {root}, [one for one in every if one.pid == root]
    while children := [one for one in every if one.parent in wanted and one.pid not in wanted]:
        wanted |= {one.pid for one in children}
        found += children
    return found


def _from_proc() -> list[_One]:
    found = []
    tick = os.sysconf("SC_CLK_TCK")
    for entry in _PROC.iterdir():
        if entry.name.isdigit():
            try:
                text = (entry / "stat").read_text("utf-8", "replace")
            except OSError:  # it has ended
                continue
            # The name in brackets may hold anything; what counts is behind the last bracket, from field 3 on.
            fields = text.rpartition(")")[2].split()
            found.append(_One(int(entry.name), int(fields[1]), (int(fields[11]) + int(fields[12])) / tick))
    return found


def _memory(pid: int) -> int:
    try:
        pss = _PSS.search((_PROC / str(pid) / "smaps_rollup").read_text("ascii"))
        if pss:
            return int(pss[1]) * 1024
    except OSError:  # it has ended, or keeps its maps to itself
        pass
    try:
        pages = int((_PROC / str(pid) / "statm").read_text("ascii").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _from_ps() -> list[_One]:
    printed = subprocess.run(_PS, capture_output=True, text=True, timeout=_PS_SECONDS, check=False).stdout
    return list(map(parse_ps, printed.splitlines()))


def parse_ps(line: str) -> _One:
    """Read a line of ``ps``: pid, parent, resident kilobytes, time as ``[[days-]hours:]minutes:seconds``."""
    pid, parent, resident, spent = line.split()
    days, _, clock = spent.rpartition("-")
    seconds = 0.0
    for part in clock.split(":"):
        seconds = seconds * 60 + float(part)
    return _One(int(pid), int(parent), seconds + 86400 * int(days or 0), int(resident) * 1024)
