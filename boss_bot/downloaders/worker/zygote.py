"""The zygote: one warm process that forks a child for each job and signals no process but its own children.

It does one thing at a time and has one thread, because a fork copies only the thread that calls it. It reads orders
from the bot, one packet each, and answers ``started`` and ``exit``. When the bot is gone, so is everything here.
"""

import contextlib
import json
import os
import select
import signal
import socket
import sys
from pathlib import Path

from boss_bot.downloaders.javascript import find_deno
from boss_bot.downloaders.order import Order
from boss_bot.downloaders.worker import confine, linux, seals
from boss_bot.downloaders.worker.family import Family
from boss_bot.downloaders.worker.warmth import warm_up

MAX_PACKET = 65_536
"""Bytes of one order; the link is at most 2000 of them."""


def main(control: int, bot: int, ffmpeg: str) -> None:
    """Live as the zygote of a bot.

    Args:
        control: Descriptor of the socket (SOCK_SEQPACKET) to the bot.
        bot: The bot's process id.
        ffmpeg: The ffmpeg that the jobs may use, absolute.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    linux.die_with_parent(bot, how=signal.SIGTERM)
    environment = confine.kept_environment()
    os.environ.clear()
    os.environ.update(environment)
    programs = [Path(program) for program in (ffmpeg, find_deno()) if program]
    with socket.socket(fileno=control) as line:
        news = {"say": "seals", "run": "", "seals": dict(seals.tried(programs))}
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the bot may have gone already
            line.send(json.dumps(news).encode())
        warm_up(ffmpeg)
        Zygote(line).serve()


class Zygote:
    """Takes orders from the bot and tells it what became of the jobs.

    Args:
        line: The socket to the bot.
    """

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._bell, self._button = os.pipe()
        self._family = Family(private=(line.fileno(), self._bell, self._button))

    def serve(self) -> None:
        """Serve until the bot hangs up; no job is left then."""
        os.set_blocking(self._bell, False)
        os.set_blocking(self._button, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._button, warn_on_full_buffer=False)
        try:
            while True:
                ready, _, _ = select.select([self._line.fileno(), self._bell], [], [])
                if self._bell in ready:
                    os.read(self._bell, 4096)
                    for run, status in self._family.bury():
                        self._tell("exit", run, status=status)
                if self._line.fileno() in ready and not self._obey():
                    return
        finally:
            signal.set_wakeup_fd(-1)
            self._family.kill_all()
            os.close(self._bell)
            os.close(self._button)

    def _obey(self) -> bool:
        """Take one packet from the bot; False when it has hung up."""
        packet, descriptors, _, _ = socket.recv_fds(self._line, MAX_PACKET, 1)
        if not packet:
            return False
        message = json.loads(packet)
        if message["do"] == "start":
            order = Order.decode(message)
            with socket.socket(fileno=descriptors[0]) as stream:
                self._tell("started", order.run, pid=self._family.bear(order, stream))
        else:
            self._family.signal(message["run"], message["do"])
        return True

    def _tell(self, what: str, run: str, **facts: int) -> None:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self._line.send(json.dumps({"say": what, "run": run, **facts}).encode())
