"""Loads ``commands/``: each file there is loaded by being there, and a broken one stops the start.

lightbulb's own `load_extensions` skips a file that can not be imported, and the sync that follows deletes its
commands at Discord.
"""

import importlib
import pkgutil
from collections.abc import Callable, Coroutine
from types import ModuleType
from typing import Any, Concatenate, ParamSpec

import lightbulb

from boss_bot.discord.press import ButtonPress

P = ParamSpec("P")
Handler = Callable[Concatenate[ButtonPress, P], Coroutine[Any, Any, None]]
ButtonHandler = Callable[..., Coroutine[Any, Any, None]]


class Loader(lightbulb.Loader):
    """What a file of ``commands/`` registers its commands and buttons with."""

    __slots__ = ("buttons",)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, ButtonHandler] = {}

    def button(self, action: str) -> Callable[[Handler[P]], ButtonHandler]:
        """Register a handler for the buttons of one action; what else it asks for is injected by type.

        Args:
            action: The word in the button's ``custom_id``.

        Raises:
            ValueError: The file has a handler for it already.
        """

        def register(handler: Handler[P]) -> ButtonHandler:
            if action in self.buttons:
                raise ValueError(f"two handlers for the button {action!r}")
            self.buttons[action] = lightbulb.di.with_di(handler)
            return self.buttons[action]

        return register


async def load_commands(client: lightbulb.Client, package: ModuleType) -> dict[str, ButtonHandler]:
    """Register every command of a package, and return its button handlers by action.

    Args:
        client: Gets the commands.
        package: Each of its modules has a `Loader` named ``loader``.

    Raises:
        Exception: Whatever a module raises while it is imported.
        ValueError: A module has no ``loader``, or two modules handle the same button.
    """
    buttons: dict[str, ButtonHandler] = {}
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda found: found.name):
        loader = getattr(importlib.import_module(f"{package.__name__}.{module.name}"), "loader", None)
        if not isinstance(loader, Loader):
            raise ValueError(f"{package.__name__}.{module.name} has no loader")  # noqa: TRY004 - the file is wrong
        if twice := buttons.keys() & loader.buttons.keys():
            raise ValueError(f"two handlers for the button {min(twice)!r}")
        await loader.add_to_client(client)
        buttons |= loader.buttons
    return buttons
