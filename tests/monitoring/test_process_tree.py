"""Processes and the beat: seen from outside, told to a service manager that listens."""

import asyncio
import os
import socket
import sys

import pytest

from boss_bot.monitoring.metrics.process_tree import _from_ps, _tree, parse_ps, usage
from boss_bot.monitoring.metrics.pulse import Supervisor, beat

CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'print(1, flush=True); input()'])"


async def test_children_of_children_are_counted():
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", CHILD, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert child.stdout
    try:
        assert await asyncio.wait_for(child.stdout.readline(), 30) == b"1\n"
        alone, whole = usage(child.pid), usage(os.getpid())
        by_ps = _tree(_from_ps(), child.pid)
    finally:
        await child.communicate(b"\n")
    assert alone.processes == len(by_ps) == 2
    assert whole.processes >= 3
    assert whole.memory > alone.memory > 2**20
    assert whole.cpu > 0
    assert sum(one.memory for one in by_ps) > 2**20


def test_a_process_that_is_gone_uses_nothing():
    gone = usage(2**30)
    assert (gone.processes, gone.memory, gone.cpu) == (0, 0, 0)


@pytest.mark.parametrize(
    ("line", "seconds"), [("1 0 10 00:01", 1), ("1 0 10 1:02:03", 3723), ("1 0 10 2-00:00:01", 172801)]
)
def test_times_of_ps_are_read(line, seconds):
    assert (parse_ps(line).cpu, parse_ps(line).memory) == (seconds, 10240)


async def test_a_service_manager_hears_the_beat(metrics, tmp_path):
    path = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(path)
        manager.setblocking(False)
        supervisor = Supervisor.of({"NOTIFY_SOCKET": path, "WATCHDOG_USEC": "60000"})
        assert supervisor.patience == 0.06
        beating = asyncio.create_task(beat(metrics, supervisor))
        supervisor.tell("READY=1")
        loop = asyncio.get_running_loop()
        heard = [await asyncio.wait_for(loop.sock_recv(manager, 100), 10) for _ in range(3)]
        beating.cancel()
        await asyncio.wait([beating])
    assert heard == [b"READY=1", b"WATCHDOG=1", b"WATCHDOG=1"]
    assert metrics.registry.get_sample_value("boss_bot_event_loop_lag_seconds_count") >= 2
    supervisor.tell("STOPPING=1")  # nobody listens any more: no error


def test_an_abstract_socket_is_found():
    name = f"boss-bot-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(f"\0{name}")
        manager.settimeout(10)
        Supervisor.of({"NOTIFY_SOCKET": f"@{name}"}).tell("READY=1")
        assert manager.recv(100) == b"READY=1"


def test_a_watchdog_of_another_process_and_no_manager_at_all():
    assert Supervisor.of({"WATCHDOG_USEC": "5", "WATCHDOG_PID": "1"}).patience is None
    Supervisor.of({}).tell("READY=1")
