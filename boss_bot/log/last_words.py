"""What a process says outside its log: errors that nobody caught, warnings. They go the way of all lines, redacted."""

import logging
import sys
import threading
from types import TracebackType

from loguru import logger


def catch_last_words() -> None:
    """Log what Python would print by itself, for the rest of this process's life.

    A trace that is printed raw would show whatever secret its error speaks of.
    """
    sys.excepthook = _ended_by
    sys.unraisablehook = _could_not_raise
    threading.excepthook = _thread_ended
    logging.captureWarnings(capture=True)


def _ended_by(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Log the error that ends the process. Ctrl+C is none."""
    if not issubclass(kind, KeyboardInterrupt):
        logger.opt(exception=(kind, error, trace)).critical("ended by an error that nobody foresaw")


def _could_not_raise(failed: "sys.UnraisableHookArgs") -> None:
    what = (failed.exc_type, failed.exc_value or failed.exc_type(), failed.exc_traceback)
    logger.opt(exception=what).error("an error that could not be raised")


def _thread_ended(failed: "threading.ExceptHookArgs") -> None:
    what = (failed.exc_type, failed.exc_value or failed.exc_type(), failed.exc_traceback)
    logger.opt(exception=what).error("a thread ended by an error")
