"""The JavaScript runtime for YouTube: found where the extra is installed, and started through the guard alone."""

import importlib.util
import subprocess
import sys
from pathlib import Path

from boss_bot.downloaders.javascript import find_deno
from boss_bot.downloaders.order import Order
from boss_bot.downloaders.reporter import Reporter
from boss_bot.downloaders.tools.haul import Haul
from boss_bot.downloaders.tools.ytdlp.hooks import Hooks
from boss_bot.downloaders.tools.ytdlp.options import options

SCRIPT = """
import sys
from boss_bot.downloaders.worker.guard import Guard
from yt_dlp.utils._jsruntime import DenoJsRuntime
Guard(("127.0.0.1", 9), frozenset({sys.argv[1]})).install()
for path in sys.argv[1:]:
    print(getattr(DenoJsRuntime(path=path).info, "version", "refused"))
"""


def test_the_runtime_of_this_environment_is_found_when_it_is_installed():
    assert bool(find_deno()) == (importlib.util.find_spec("deno") is not None)


def test_the_guard_lets_the_job_start_its_runtime_and_no_other(tmp_path):
    for name in ("deno", "other"):
        (tmp_path / name).write_text("#!/bin/sh\necho deno 2.9.8\n")
        (tmp_path / name).chmod(0o700)
    command = [sys.executable, "-c", SCRIPT, str(tmp_path / "deno"), str(tmp_path / "other")]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])

    assert told.stdout.split() == ["2.9.8", "refused"]


def test_yt_dlp_is_told_of_the_runtime_and_looks_for_none_itself():
    def runtimes(deno):
        order = Order("run1", "", (), "/nowhere", 1, 1, ("127.0.0.1", 9), "", "/ffmpeg", deno=deno)
        return options(order, Hooks(Haul(order, Reporter(bytes))))["js_runtimes"]

    assert runtimes("/x/deno") == {"deno": {"path": "/x/deno"}}
    assert runtimes("") == {}
