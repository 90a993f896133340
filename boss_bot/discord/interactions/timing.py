"""Around the work of each command: a reference for its lines in the log, and how long it takes."""

import secrets
import time
from collections.abc import Callable, Sequence
from contextvars import ContextVar

import lightbulb
from loguru import logger

from boss_bot.discord.interactions.hooks import around_every_command

_begun: ContextVar[float] = ContextVar("begun")
_reference: ContextVar[str] = ContextVar("reference")


def reference() -> str:
    """Return what finds the lines of the command that is at work; a new one outside of commands."""
    return _reference.get("") or secrets.token_hex(4)


def timing(told: Callable[[str, float], None] | None) -> Sequence[lightbulb.ExecutionHook]:
    """Return the hooks that mark the lines of each command, and tell a listener when it has ended.

    A pipeline runs in one task, so what the first hook notes is what the second finds, and ends with the task.
    """

    def begin(_pipeline: lightbulb.ExecutionPipeline, _context: lightbulb.Context) -> None:
        _begun.set(time.monotonic())
        _reference.set(secrets.token_hex(4))
        logger.contextualize(reference=_reference.get()).__enter__()

    def end(_pipeline: lightbulb.ExecutionPipeline, context: lightbulb.Context) -> None:
        if told:
            told(context.command_data.qualified_name, time.monotonic() - _begun.get())

    steps = lightbulb.ExecutionSteps
    return (around_every_command(steps.PRE_INVOKE, begin), around_every_command(steps.POST_INVOKE, end))
