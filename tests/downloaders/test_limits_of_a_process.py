"""The limits that the kernel holds for a job's process, each one met for real."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import os, resource, signal, sys
from boss_bot.downloaders.order import Order
from boss_bot.downloaders.worker import confine

folder, deed, deno = sys.argv[1:]
order = Order("run1", "", (), folder, 1000, 1, ("127.0.0.1", 9), "", "/ffmpeg", 1, deno=deno)
confine._limit(order)
match deed:
    case "memory":
        block = bytearray(3 << 30)
    case "file":
        with open(folder + "/big", "wb") as file:
            for _ in range(100):
                file.write(bytes(1 << 16))
    case "files":
        kept = [open("/dev/null") for _ in range(300)]
    case "time":
        while True:
            pass
    case "core":
        os.kill(os.getpid(), signal.SIGSEGV)
"""


@pytest.mark.parametrize(
    ("deed", "deno", "end"),
    [
        ("memory", "", "MemoryError"),
        ("memory", "/deno", "MemoryError"),
        ("file", "", "File too large"),
        ("files", "", "Too many open files"),
        ("time", "", -9),
        ("core", "", -11),
    ],
)
def test_a_process_that_wants_more_gets_an_error(tmp_path, deed, deno, end):
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path), deed, deno],
        cwd=tmp_path, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip

    assert told.returncode == end or (told.returncode == 1 and str(end) in told.stderr)
    assert [path.stat().st_size for path in tmp_path.iterdir()] in ([], [1000 + (1 << 20)])
