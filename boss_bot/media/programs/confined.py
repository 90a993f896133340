"""A program of its own, without any import of ours: shut the process in, then become the program that is asked for.

Usage: ``python -I -S confined.py PARENT MEMORY CPU_SECONDS FILE_BYTES PROGRAM [ARGUMENT …]``

What is held by the kernel and survives ``exec``: the limits, the niceness, the end with the parent, and, on Linux on
x86-64 and AArch64, that no socket is made (seccomp, ``linux/seccomp.h`` and ``linux/filter.h``).
"""

import ctypes
import os
import platform
import resource
import signal
import struct
import sys

NICENESS = 10
OPEN_FILES = 64
_PDEATHSIG, _SECCOMP, _NO_NEW_PRIVS, _FILTER_MODE = 1, 22, 38, 2
_EACCES, _ALLOW, _ERRNO = 13, 0x7FFF0000, 0x00050000
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
# Audit number of the architecture, then the numbers of socket and socketpair; io_uring_setup is 425 on both.
_NUMBERS = {"x86_64": (0xC000003E, 41, 53), "aarch64": (0xC00000B7, 198, 199)}
_IO_URING_SETUP = 425
_X32 = 0x40000000


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def _filter(architecture: int, forbidden: tuple[int, ...]) -> bytes:
    """Build the filter: another architecture's calls, or one that makes a socket, fail with EACCES."""
    calls = len(forbidden)
    rows = [(_LOAD, 0, 0, 4), (_EQUAL, 0, calls + 3, architecture), (_LOAD, 0, 0, 0), (_AT_LEAST, calls + 1, 0, _X32)]
    rows += [(_EQUAL, calls - place, 0, number) for place, number in enumerate(forbidden)]
    rows += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _ERRNO | _EACCES)]
    return b"".join(struct.pack("HBBI", *row) for row in rows)


def _no_sockets(libc: ctypes.CDLL) -> None:
    numbers = _NUMBERS.get(platform.machine())
    if numbers is None:
        return
    code = _filter(numbers[0], (*numbers[1:], _IO_URING_SETUP))
    program = _Program(len(code) // 8, code)
    libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.prctl(_SECCOMP, _FILTER_MODE, ctypes.byref(program), 0, 0)  # a kernel without it goes on with the rest


def enter(parent: int, memory: int, cpu: int, file_bytes: int) -> None:
    """Shut the current process in. Sizes in bytes, ``cpu`` in seconds."""
    limits = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: cpu,
        resource.RLIMIT_FSIZE: file_bytes,
        resource.RLIMIT_NOFILE: OPEN_FILES,
        resource.RLIMIT_CORE: 0,
    }
    for limit, value in limits.items():
        resource.setrlimit(limit, (value, value))
    os.nice(NICENESS)
    os.umask(0o077)
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
        _no_sockets(libc)
    if os.getppid() != parent:
        os._exit(1)


if __name__ == "__main__":
    enter(*(int(number) for number in sys.argv[1:5]))
    os.execv(sys.argv[5], sys.argv[5:])
