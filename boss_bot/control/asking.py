"""The other side: a program of the operator's asks the bot that runs on a data directory."""

import json
import socket
from pathlib import Path
from typing import Any

from boss_bot.control.place import MOST_BYTES, short_name
from boss_bot.domain.jobs.error_record import ErrorRecord, restore


class NotRunningError(Exception):
    """No bot runs on the data directory."""


class RefusedError(Exception):
    """The bot will not do it; the message says why, and what to do."""


def ask(folder: Path, act: str, *, patience: float = 60.0, **arguments: object) -> Any:
    """Ask the running bot to do something, and return its answer.

    Args:
        folder: The data directory.
        act: The name of the act.
        patience: Seconds for the answer.
        arguments: What the act takes.

    Raises:
        NotRunningError: No bot listens there.
        RefusedError: The bot does not do it, or does not answer.
        BossBotError: What the queue says to it.
    """
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(patience)
        try:
            with short_name(folder) as name:
                line.connect(name)
        except OSError as error:
            raise NotRunningError from error
        try:
            line.sendall(json.dumps({"act": act, "arguments": arguments}).encode() + b"\n")
            with line.makefile("rb") as answers:
                told = json.loads(answers.readline(MOST_BYTES))
        except (OSError, ValueError) as error:
            raise RefusedError("The bot did not answer. It may be stopping, or be very busy.") from error
    if "error" in told:
        raise restore(ErrorRecord(**told["error"]))
    if "refused" in told:
        raise RefusedError(told["refused"])
    return told["answer"]
