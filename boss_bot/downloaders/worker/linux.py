"""What Linux offers to make sure that no process outlives the one it works for."""

import ctypes
import os
import signal
import subprocess
import sys
from typing import Any

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38  # linux/prctl.h
_LIBC = ctypes.CDLL(None, use_errno=True)


def die_with_parent(parent: int, *, how: signal.Signals = signal.SIGKILL) -> None:
    """Ask the kernel for a signal when the parent dies (``prctl(2)``, PR_SET_PDEATHSIG).

    Ends the process at once when the parent is no longer ``parent``: it died before the kernel could be asked.
    """
    if sys.platform == "linux":
        _LIBC.prctl(_PR_SET_PDEATHSIG, int(how), 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def system_call(number: int, *arguments: Any) -> int:
    """Make a system call that Python has no function for.

    Raises:
        OSError: The kernel says no.
    """
    _LIBC.syscall.restype = ctypes.c_long
    passed = [ctypes.c_long(value) if isinstance(value, int) else value for value in arguments]
    result = int(_LIBC.syscall(ctypes.c_long(number), *passed))
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result


def keep_privileges_away() -> None:
    """Give up that a program which this process starts may have more rights than it: asked for by both locks."""
    _LIBC.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def programs_die_with_us() -> None:
    """Let every program that this process starts from now on die with it, however it ends."""
    start, parent = subprocess.Popen.__init__, os.getpid()

    def start_mortal(self: subprocess.Popen[Any], *args: Any, **options: Any) -> None:
        start(self, *args, **options | {"preexec_fn": lambda: die_with_parent(parent)})

    subprocess.Popen.__init__ = start_mortal  # type: ignore[method-assign]
