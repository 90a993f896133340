"""What Discord shows of the commands, and how it reads in the member's language."""

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import lightbulb


def described(package: ModuleType) -> set[str]:
    """Return every description of a command, a group or an option, and every name of a choice.

    Args:
        package: Has the files with the commands.
    """
    return {text for command in _registered(package) for text in _of(command)}


def _registered(package: ModuleType) -> Iterator[object]:
    for found in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{found.name}")
        for one in vars(module).values():
            if isinstance(one, lightbulb.Group) or getattr(one, "__module__", "") == module.__name__:
                yield one


def _of(command: object) -> Iterator[str]:
    if isinstance(command, lightbulb.Group | lightbulb.SubGroup):
        yield command.description
        for inner in command.subcommands.values():
            yield from _of(inner)
        return
    data = getattr(command, "_command_data", None)  # lightbulb shows it nowhere else
    if data is None:
        return
    if data.description:
        yield data.description
    for option in data.options.values():
        yield option.description
        yield from (choice.name for choice in option.choices or ())
