"""The zygote's children: born by a fork, signalled by name, buried when they end."""

import contextlib
import os
import signal
import socket
import traceback
from collections.abc import Iterator, Sequence
from typing import NoReturn

from boss_bot.downloaders.order import SIGNALS, Order
from boss_bot.downloaders.worker.child import run_child

_SIGNALS = dict(zip(SIGNALS, (signal.SIGKILL, signal.SIGSTOP, signal.SIGCONT), strict=True))


class Family:
    """The jobs' processes, each the leader of its own process group.

    Args:
        private: Descriptors of the zygote that no child may keep.
    """

    def __init__(self, private: Sequence[int]) -> None:
        self._private = private
        self._children: dict[str, int] = {}

    def bear(self, order: Order, stream: socket.socket) -> int:
        """Fork a child for a job and return its process id."""
        zygote = os.getpid()
        child = os.fork()
        if child == 0:
            self._become(order, stream, zygote)
        # Both sides set the group: whoever comes first, it is there before the first signal.
        with contextlib.suppress(OSError):
            os.setpgid(child, child)
        self._children[order.run] = child
        return child

    def signal(self, run: str, name: str) -> None:
        """Signal a job's whole group; nothing when the job has ended."""
        if run in self._children:
            _signal_group(self._children[run], _SIGNALS[name])

    def kill_all(self) -> None:
        """Kill every job and wait until it is gone."""
        for child in self._children.values():
            _signal_group(child, signal.SIGKILL)
        for child in self._children.values():
            os.waitpid(child, 0)
        self._children.clear()

    def bury(self) -> Iterator[tuple[str, int]]:
        """Reap the children that have ended, kill what they left running, and yield their names and exit codes."""
        for run, child in list(self._children.items()):
            if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
                continue
            # While it is not reaped its number cannot mean another process.
            _signal_group(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            del self._children[run]
            yield run, os.waitstatus_to_exitcode(status)

    def _become(self, order: Order, stream: socket.socket, zygote: int) -> NoReturn:
        """Turn the forked process into a job's process; it never returns to the zygote's code."""
        failed = True
        try:
            signal.set_wakeup_fd(-1)
            for number in (signal.SIGCHLD, signal.SIGTERM):
                signal.signal(number, signal.SIG_DFL)
            for descriptor in self._private:
                os.close(descriptor)
            run_child(order, stream, zygote)
            failed = False
        finally:
            if failed:
                traceback.print_exc()
            os._exit(failed)


def _signal_group(leader: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, number)
