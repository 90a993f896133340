"""The download tools, by name. Each is a function that fetches what an order asks for and reports as it goes.

A tool's module is imported when it is looked up: the bot's own process reads only the names.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

from boss_bot.downloaders.order import Order
from boss_bot.downloaders.reporter import Reporter
from boss_bot.downloaders.tools.halt import Halt

Tool = Callable[[Order, Reporter], None]
"""Fetches what the order asks for. Raises `NothingFoundError` when it knows nothing of the link."""

TOOLS: Mapping[str, tuple[str, str]] = {
    "yt-dlp": ("boss_bot.downloaders.tools.ytdlp", "fetch"),
    "yt-dlp:generic": ("boss_bot.downloaders.tools.ytdlp", "fetch_from_any_page"),
    "gallery-dl": ("boss_bot.downloaders.tools.gallerydl", "fetch"),
    "gallery-dl:generic": ("boss_bot.downloaders.tools.gallerydl", "fetch_from_any_page"),
}
"""Every tool that a site may name: the module and the function."""

__all__ = ["TOOLS", "Halt", "Tool", "find_tool"]


def find_tool(name: str) -> Tool:
    """Return the tool of that name, one of `TOOLS`."""
    module, function = TOOLS[name]
    return cast("Tool", getattr(import_module(module), function))
