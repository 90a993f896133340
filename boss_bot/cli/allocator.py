"""How much free memory the C library may hold back: what a bot that runs for months must not gather job by job."""

import ctypes
import sys

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
"""Names of glibc's mallopt(3), from malloc.h."""

_LARGE = 256 * 1024  # bytes of one piece that is given back at once when it is free


def hoard_little() -> bool:
    """Have glibc keep one heap for all threads, and no large free pieces in it; call it before threads are started.

    Each thread would get a heap of its own, and each large buffer that is freed raises the size from which glibc gives
    one back at once (up to 32 MB): files that come and go leave holes then, some 2 MB in a hundred downloads.

    Returns:
        Whether the C library took it. Another one than glibc has rules of its own, and is left alone.
    """
    if not sys.platform.startswith("linux"):
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    wanted = ((_ARENA_MAX, 1), (_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _LARGE))
    return mallopt is not None and all(mallopt(name, value) == 1 for name, value in wanted)
