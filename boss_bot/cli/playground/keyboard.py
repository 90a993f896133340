"""Lines from the keyboard, or from a pipe, while everything else goes on."""

import asyncio
import os
import sys
import threading


def lines_typed() -> asyncio.Queue[str | None]:
    """Read standard input in a thread of its own; return a queue of its lines, None at the end.

    The thread reads the descriptor itself: one that waits inside ``sys.stdin`` at the end of the program holds a lock
    that the interpreter wants to take, and nothing but another line would wake it.
    """
    typed: asyncio.Queue[str | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def read() -> None:
        rest = b""
        while came := _read():
            *whole, rest = (rest + came).split(b"\n")
            for line in whole:
                loop.call_soon_threadsafe(typed.put_nowait, line.decode("utf-8", "replace"))
        loop.call_soon_threadsafe(typed.put_nowait, None)

    threading.Thread(target=read, name="keyboard", daemon=True).start()
    return typed


def _read() -> bytes:
    try:
        return os.read(sys.stdin.fileno(), 4096)
    except (OSError, ValueError, AttributeError):  # there is no standard input
        return b""
