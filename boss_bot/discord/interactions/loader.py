"""Loads ``commands/``: each file there is loaded by being there, and a broken one stops the start.

lightbulb's own `load_extensions` skips a file that can not be imported, and the sync that follows deletes its
commands at Discord.
"""

import importlib
import pkgutil
from collections.abc import Callable, Coroutine
from types import ModuleType
from typing import Any, Concatenate, ParamSpec

import attrs
import lightbulb

from boss_bot.discord.interactions.asked_for import work_out
from boss_bot.discord.interactions.press import ButtonPress

P = ParamSpec("P")
Handler = Callable[Concatenate[ButtonPress, P], Coroutine[Any, Any, None]]
ButtonHandler = Callable[..., Coroutine[Any, Any, None]]


class Loader(lightbulb.Loader):
    """What a file of ``commands/`` registers its commands, buttons and selects with."""

    __slots__ = ("buttons", "controls", "owners", "selects")

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, ButtonHandler] = {}
        self.selects: dict[str, ButtonHandler] = {}
        self.controls: dict[str, ButtonHandler] = {}
        self.owners: list[lightbulb.Group] = []

    def button(self, action: str) -> Callable[[Handler[P]], ButtonHandler]:
        """Register a handler for the buttons of one action; what else it asks for is injected by type.

        Args:
            action: The word in the button's ``custom_id``.

        Raises:
            ValueError: The file has a handler for it already.
        """
        return lambda handler: _registered(self.buttons, action, handler)

    def select(self, action: str) -> Callable[[Handler[P]], ButtonHandler]:
        """Register a handler for the selects of one action, as `button` does; it finds what was chosen in the press."""
        return lambda handler: _registered(self.selects, action, handler)

    def for_owner(self, group: lightbulb.Group) -> None:
        """Register a group of commands for the owner's server alone; nowhere, where there is no such server."""
        self.owners.append(group)

    def control(self, action: str) -> Callable[[Callable[..., Coroutine[Any, Any, None]]], ButtonHandler]:
        """Register a handler for the controls of one action that belong to no job, as `button` does.

        Buttons, lists and forms are all the same to it: it is given a `ControlUse`.
        """
        return lambda handler: _registered(self.controls, action, handler)


def _registered(handlers: dict[str, ButtonHandler], action: str, handler: ButtonHandler) -> ButtonHandler:
    if action in handlers:
        raise ValueError(f"two handlers for the button {action!r}")
    handlers[action] = lightbulb.di.with_di(handler)
    return handlers[action]


@attrs.frozen
class Handlers:
    """Who answers which buttons, selects and controls of panels, by action."""

    buttons: dict[str, ButtonHandler] = attrs.field(factory=dict)
    selects: dict[str, ButtonHandler] = attrs.field(factory=dict)
    controls: dict[str, ButtonHandler] = attrs.field(factory=dict)

    def add(self, loader: Loader) -> None:
        """Take in the handlers of a file.

        Raises:
            ValueError: Another file handles the same.
        """
        for kind in ("buttons", "selects", "controls"):
            known, new = getattr(self, kind), getattr(loader, kind)
            if twice := known.keys() & new.keys():
                raise ValueError(f"two handlers for the button {min(twice)!r}")
            known.update(new)


async def load_commands(client: lightbulb.Client, package: ModuleType, *, owner_server: int | None = None) -> Handlers:
    """Register every command of a package, and return who answers its buttons and selects.

    Args:
        client: Gets the commands.
        package: Each of its modules has a `Loader` named ``loader``.
        owner_server: Discord id of the server where the owner's commands are, None for none.

    Raises:
        Exception: Whatever a module raises while it is imported.
        ValueError: A module has no ``loader``, or two modules handle the same button.
    """
    handlers = Handlers()
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda found: found.name):
        loader = getattr(importlib.import_module(f"{package.__name__}.{module.name}"), "loader", None)
        if not isinstance(loader, Loader):
            raise ValueError(f"{package.__name__}.{module.name} has no loader")  # noqa: TRY004 - the file is wrong
        handlers.add(loader)
        await loader.add_to_client(client)
        if owner_server is not None:
            for group in loader.owners:
                client.register(group, guilds=[owner_server])
    work_out(client.registered_commands)
    return handlers
