"""The whole life of a job's process, from the fork to its last word."""

import signal
import socket
from pathlib import Path

from boss_bot.domain.errors.failures import LoginRequiredError, NothingFoundError
from boss_bot.domain.errors.faults import LoginExpiredError, NothingChosenError
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.downloaders.meter import INTERVAL
from boss_bot.downloaders.order import Order
from boss_bot.downloaders.reporter import Reporter
from boss_bot.downloaders.tools import Halt, find_tool, same_source
from boss_bot.downloaders.tools.choosing import tools_for
from boss_bot.downloaders.worker import confine, seals
from boss_bot.downloaders.worker.guard import Guard


def run_child(order: Order, stream: socket.socket, parent: int) -> None:
    """Do a job in the current process, which is good for nothing else afterwards.

    What nobody foresaw leaves this function as an exception: the process ends without a last word, and that is what
    the bot calls a crash.

    Args:
        order: The job.
        stream: Where the reports go.
        parent: Process id of the zygote.
    """
    confine.enter(order, parent)
    programs = frozenset({order.ffmpeg, order.deno} - {""})
    seals.apply(port=order.proxy[1], programs=[Path(program) for program in programs], own=Path(order.folder))
    Guard(order.proxy, programs).install()
    report = Reporter(stream.sendall)
    same_source.watch(same_source.Sources(Path(order.private) / "sources.json", report.anew))
    # A timer and no thread: the process stays single-threaded, and a read that it interrupts goes on (PEP 475).
    signal.signal(signal.SIGALRM, lambda *_: report.beat())
    signal.setitimer(signal.ITIMER_REAL, INTERVAL, INTERVAL)
    perform(order, report)


def perform(order: Order, report: Reporter) -> None:
    """Try the order's tools one after the other and say how it ended."""
    try:
        _try_tools(order, report)
    except Halt as halt:
        report.failed(halt.error)
    except LoginRequiredError as error:
        report.failed(LoginExpiredError() if order.cookies else error)
    except BossBotError as error:
        report.failed(error)
    else:
        report.done()


def _try_tools(order: Order, report: Reporter) -> None:
    """Try each tool until one knows something of the link.

    Raises:
        NothingFoundError: None of them does.
        NothingChosenError: One of them does, but nothing there is what the options ask for.
        JobError: One of them does, but cannot fetch it.
    """
    nothing: NothingFoundError | NothingChosenError = NothingFoundError()
    for name in tools_for(order):
        try:
            find_tool(name)(order, report)
        except NothingFoundError:
            continue
        except NothingChosenError as error:
            nothing = error
            continue
        if report.files:
            return
    raise nothing
