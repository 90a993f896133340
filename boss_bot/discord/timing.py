"""How long commands take: a hook before and one after the work of each."""

import time
from collections.abc import Callable, Sequence
from contextvars import ContextVar

import lightbulb

_begun: ContextVar[float] = ContextVar("begun")


def timing(told: Callable[[str, float], None] | None) -> Sequence[lightbulb.ExecutionHook]:
    """Return the hooks that tell a listener of each command that has ended; none without a listener.

    A pipeline runs in one task, so what the first hook notes is what the second finds.
    """
    if told is None:
        return ()

    @lightbulb.hook(lightbulb.ExecutionSteps.PRE_INVOKE)
    def begin(_pipeline: lightbulb.ExecutionPipeline, _context: lightbulb.Context) -> None:
        _begun.set(time.monotonic())

    @lightbulb.hook(lightbulb.ExecutionSteps.POST_INVOKE)
    def end(_pipeline: lightbulb.ExecutionPipeline, context: lightbulb.Context) -> None:
        told(context.command_data.qualified_name, time.monotonic() - _begun.get())

    return (begin, end)
