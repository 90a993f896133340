"""Landlock (landlock(7)): the kernel lets a job's process touch its own folder and the proxy's port, nothing else."""

import ctypes
import errno
import os
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

from boss_bot.downloaders.worker.linux import keep_privileges_away, system_call

# linux/landlock.h; the numbers are the same on x86-64 and arm64.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_VERSION = 1
_PATH_BENEATH, _NET_PORT = 1, 2
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_TRUNCATE = 1 << 14
_ALL_FILES = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}
_BIND, _CONNECT = 1 << 0, 1 << 1
_SCOPES = 0b11
"""Abstract unix sockets and signals stay inside (from version 6 on)."""

_OF_A_FILE = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | 1 << 15
NET_VERSION = 4
"""The version of Landlock from which on it knows of TCP ports (Linux 6.7)."""


def version() -> int:
    """Return the kernel's version of Landlock, 0 when it has none."""
    if sys.platform != "linux":
        return 0
    try:
        return system_call(_CREATE_RULESET, None, 0, _ASK_VERSION)
    except OSError:
        return 0


Rule = tuple[bytes, int]
"""A path, and what may be done with it and with all that is in it."""


def rules_for(readable: Iterable[Path], programs: Iterable[Path]) -> list[Rule]:
    """Return the rules that are the same for every job, made once, in the zygote; for paths that are there.

    Args:
        readable: Files, and folders with all that is in them, that it may read.
        programs: Files that it may start.
    """
    wanted = [(path, _READ_FILE | _READ_DIR) for path in readable]
    wanted += [(path, _READ_FILE | _EXECUTE) for path in programs]
    found = [(path, access if path.is_dir() else access & _OF_A_FILE) for path, access in wanted if path.exists()]
    return [(os.fsencode(path), access) for path, access in found]


def lock(*, port: int, rules: Iterable[Rule], own: Path) -> None:
    """Lock the current process, and all that it starts, for good.

    Args:
        port: The only TCP port that it may connect to.
        rules: What it may read and start.
        own: The only folder that it may write to.

    Raises:
        OSError: The kernel does not take it; nothing is locked then.
    """
    known = version()
    if known < NET_VERSION:
        raise OSError(errno.EOPNOTSUPP, "Landlock is too old" if known else "no Landlock")
    files = _ALL_FILES[max(number for number in _ALL_FILES if number <= known)]
    wanted = struct.pack("=QQQ", files, _BIND | _CONNECT, _SCOPES)[: 24 if known >= 6 else 16]
    ruleset = system_call(_CREATE_RULESET, ctypes.c_char_p(wanted), len(wanted), 0)
    try:
        nothing = os.fsencode(os.devnull), _READ_FILE | _WRITE_FILE | _TRUNCATE & files
        for path, access in (*rules, nothing, (os.fsencode(own), files & ~_EXECUTE)):
            _allow(ruleset, path, access)
        system_call(_ADD_RULE, ruleset, _NET_PORT, ctypes.c_char_p(struct.pack("=QQ", _CONNECT, port)), 0)
        keep_privileges_away()
        system_call(_RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: bytes, access: int) -> None:
    """Allow something for a path; nothing when it has gone."""
    try:
        where = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        system_call(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.c_char_p(struct.pack("=Qi", access, where)), 0)
    finally:
        os.close(where)
