"""What Linux offers to make sure that no process outlives the one it works for."""

import ctypes
import os
import signal
import subprocess
import sys
from typing import Any

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_LIBC = ctypes.CDLL(None, use_errno=True)


def die_with_parent(parent: int, *, how: signal.Signals = signal.SIGKILL) -> None:
    """Ask the kernel for a signal when the parent dies (``prctl(2)``, PR_SET_PDEATHSIG).

    Ends the process at once when the parent is no longer ``parent``: it died before the kernel could be asked.
    """
    if sys.platform == "linux":
        _LIBC.prctl(_PR_SET_PDEATHSIG, int(how), 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def programs_die_with_us() -> None:
    """Let every program that this process starts from now on die with it, however it ends."""
    start, parent = subprocess.Popen.__init__, os.getpid()

    def start_mortal(self: subprocess.Popen[Any], *args: Any, **options: Any) -> None:
        start(self, *args, **options | {"preexec_fn": lambda: die_with_parent(parent)})

    subprocess.Popen.__init__ = start_mortal  # type: ignore[method-assign]
