"""What runs around every command, without lightbulb's injection: each use of that costs a fiftieth of an answer."""

from collections.abc import Callable, Coroutine
from typing import Any

import lightbulb

Hooked = Callable[[lightbulb.ExecutionPipeline, lightbulb.Context], Coroutine[Any, Any, None] | None]


def around_every_command(step: lightbulb.ExecutionStep, does: Hooked) -> lightbulb.ExecutionHook:
    """Return the hook that does something in a step of every command, also after another hook has failed.

    Args:
        step: When.
        does: What, as a function or a coroutine function; it is given the two arguments and nothing else.
    """
    return lightbulb.ExecutionHook(step, skip_when_failed=False, name=does.__name__, func=does)
