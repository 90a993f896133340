# mypy: disable-error-code="import-untyped"
"""The zygote spoken to by hand, over its own socket, as the bot does."""

import asyncio
import json
import os
import signal
import socket
import sys
from itertools import count
from pathlib import Path

import psutil
import pytest
import pytest_asyncio
from imageio_ffmpeg import get_ffmpeg_exe

from boss_bot.downloaders.egress import EgressProxy
from boss_bot.downloaders.order import Order, encode_signal

pytestmark = pytest.mark.asyncio(loop_scope="session")

BOOT = """
import sys
from boss_bot.downloaders.worker.zygote import main
main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
"""


class Line:
    """The bot's end of a zygote's control socket."""

    def __init__(self, control, process):
        self.control = control
        self.process = process
        self.seals = {}

    async def hear(self):
        return json.loads(await asyncio.get_running_loop().sock_recv(self.control, 65536))

    def order(self, order):
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self.control, [order.encode()], [theirs.fileno()])
        return asyncio.open_unix_connection(sock=ours)

    def signal(self, run, name):
        self.control.send(encode_signal(run, name))


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def zygote():
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.setblocking(False)
    with theirs:
        command = [sys.executable, "-c", BOOT, str(theirs.fileno()), str(os.getpid()), get_ffmpeg_exe()]
        process = await asyncio.create_subprocess_exec(*command, pass_fds=[theirs.fileno()], start_new_session=True)
    line = Line(ours, process)
    news = await line.hear()
    assert news["say"] == "seals"
    line.seals = news["seals"]
    yield line
    ours.close()
    assert await process.wait() == 0


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def proxy(shared_site):
    proxy = EgressProxy.start(frozenset({shared_site.address}))
    yield proxy
    await proxy.stop()


_runs = count(1)


@pytest.fixture
def new_order(proxy, shared_site, tmp_path):
    def make(path, tool="yt-dlp", url=None, **changes):
        run = f"run{next(_runs)}"
        (tmp_path / run / "content").mkdir(parents=True)
        right = proxy.admit(run, budget=1 << 30)
        fields = {
            "run": run,
            "url": shared_site.url(path),
            "tools": (tool,),
            "folder": str(tmp_path / run),
            "max_bytes": 20_000_000,
            "max_files": 10,
            "proxy": proxy.address,
            "proxy_url": proxy.url_for(right),
            "ffmpeg": get_ffmpeg_exe(),
        }
        return Order(**(fields | changes))

    return make


async def test_an_order_becomes_a_process_that_reports_and_ends(zygote, new_order):
    order = new_order("/clip.mp4")
    reader, writer = await zygote.order(order)
    started = await zygote.hear()
    said = [json.loads(line) async for line in reader]
    ended = await zygote.hear()
    writer.close()

    assert started["say"] == "started"
    assert said[-1] == {"say": "done"}
    assert ended == {"say": "exit", "run": order.run, "status": 0}


async def test_a_process_lives_in_a_small_world(site, zygote, new_order):
    async with site.hold("/clip.mp4"):
        order = new_order("/clip.mp4")
        reader, writer = await zygote.order(order)
        started = await zygote.hear()
        while json.loads(await reader.readline())["say"] != "progress":
            pass
        process = psutil.Process(started["pid"])

        assert os.getpgid(process.pid) == process.pid
        assert process.nice() >= 10
        assert process.cwd() == order.content
        assert process.rlimit(psutil.RLIMIT_FSIZE) == (21_048_576, 21_048_576)
        assert process.rlimit(psutil.RLIMIT_CORE) == (0, 0)
        assert process.rlimit(psutil.RLIMIT_AS) == (2 << 30, 2 << 30)
        assert process.rlimit(psutil.RLIMIT_CPU) == (600, 600)
        status = Path(f"/proc/{process.pid}/status").read_text()
        assert ("Seccomp:\t2" in status) == (zygote.seals["seccomp"] == "on")
        assert [connection.raddr for connection in process.net_connections("inet")] == [order.proxy]
        zygote.signal(order.run, "kill")
        assert await zygote.hear() == {"say": "exit", "run": order.run, "status": -signal.SIGKILL}
        writer.close()


async def test_signals_reach_a_process_by_its_runs_name(site, zygote, new_order, wait_until):
    async with site.hold("/clip.mp4") as gate:
        order = new_order("/clip.mp4")
        reader, writer = await zygote.order(order)
        process = psutil.Process((await zygote.hear())["pid"])
        await gate.reached()
        zygote.signal(order.run, "stop")
        await wait_until(lambda: process.status() == psutil.STATUS_STOPPED)
        zygote.signal("another", "kill")
        zygote.signal(order.run, "cont")
    assert [json.loads(line) async for line in reader][-1] == {"say": "done"}
    assert (await zygote.hear())["status"] == 0
    writer.close()


async def test_what_nobody_foresaw_is_a_death_without_a_last_word(zygote, new_order, tmp_path):
    order = new_order("/clip.mp4", tool="no-such-tool")
    reader, writer = await zygote.order(order)
    await zygote.hear()

    assert await reader.read() == b""
    assert (await zygote.hear())["status"] == 1
    assert "KeyError: 'no-such-tool'" in (tmp_path / order.run / "private" / "log").read_text()
    writer.close()


async def test_a_hang_up_ends_the_zygote_and_its_children(site, new_order, wait_until):
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.setblocking(False)
    with theirs:
        command = [sys.executable, "-c", BOOT, str(theirs.fileno()), str(os.getpid()), get_ffmpeg_exe()]
        process = await asyncio.create_subprocess_exec(*command, pass_fds=[theirs.fileno()], start_new_session=True)
    line = Line(ours, process)
    assert (await line.hear())["say"] == "seals"
    async with site.hold("/clip.mp4") as gate:
        _, writer = await line.order(new_order("/clip.mp4"))
        child = (await line.hear())["pid"]
        await gate.reached()
        ours.close()
        assert await process.wait() == 0
    assert not psutil.pid_exists(child)
    writer.close()
