"""What a command asks for by its type is worked out once, not at each use."""

from collections.abc import Iterable, Iterator

import lightbulb
from linkd.solver import AutoInjecting


def work_out(commands: Iterable[object]) -> None:
    """Work out for registered commands what their methods ask for.

    lightbulb binds a command's method anew for each use, and linkd compiles a resolver for each binding whose method
    has none yet: that took a third of a millisecond of every command. Neither has a public way to do it before.

    Args:
        commands: Commands, and groups of them.
    """
    for command in commands:
        for one in _each(command):
            data = getattr(one, "_command_data", None)
            method = vars(one).get(data.invoke_method) if data else None
            if isinstance(method, AutoInjecting) and method._dependency_func is None:  # noqa: SLF001 - see above
                method._dependency_func = method._codegen_dependency_func()  # noqa: SLF001


def _each(command: object) -> Iterator[object]:
    if isinstance(command, lightbulb.Group | lightbulb.SubGroup):
        for inner in command.subcommands.values():
            yield from _each(inner)
    else:
        yield command
