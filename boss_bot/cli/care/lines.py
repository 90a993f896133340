"""Lines of health in the terminal: the state in its colour, then the part, the figures and the hint."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from boss_bot.domain.operating.status import State, StatusLine

_COLOURS = {State.OK: "green", State.WARNING: "yellow", State.FAILED: "red"}


def print_lines(lines: Iterable[StatusLine]) -> None:
    """Print lines, each hint below its line."""
    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        state = Text(f"{line.state.value:<8}", _COLOURS[line.state])
        console.print(state + Text(f"{line.name:<14} ") + Text(line.detail))
        if line.hint:
            console.print(Text(f"{'':<8}{line.hint}", "dim"))
