"""Writes the reference of commands from what Discord and the program are told (``nox -s reference``)."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lightbulb

from boss_bot.cli.program import program
from boss_bot.discord import commands

PAGE = Path(__file__).parents[1] / "docs" / "reference.md"
_HEAD = """# Command reference

Every command with its options, as Discord and the program are told them. What they are for, and what buttons do, is
under [Commands](commands.md). `nox -s reference` writes this page from the code; what is changed by hand is lost.
"""
_TABLE = "| Option | Meaning | Takes |\n|---|---|---|\n"


def page() -> str:
    """Return the page."""
    parts = [_HEAD, "## On Discord\n", *_slash(), "## On the command line\n", *_program()]
    return "\n".join(parts)


def _slash() -> Iterator[str]:
    found = {}
    for module in pkgutil.iter_modules(commands.__path__):
        here = importlib.import_module(f"{commands.__name__}.{module.name}")
        for kind in vars(here).values():
            own = isinstance(kind, type) and issubclass(kind, lightbulb.SlashCommand | lightbulb.MessageCommand)
            if own and kind.__module__ == here.__name__:
                data = kind._command_data  # noqa: SLF001  # lightbulb has no public word for it
                slash = issubclass(kind, lightbulb.SlashCommand)
                found[f"`/{data.qualified_name}`" if slash else f"Apps › {data.qualified_name}"] = data
    for title in sorted(found):
        data = found[title]
        what = str(data.description or "In the menu of a message.").rstrip(".")
        rows = "".join(_slash_row(name, option) for name, option in data.options.items())
        yield f"### {title}\n\n{what}.\n" + (f"\n{_TABLE}{rows}" if rows else "")


def _slash_row(name: str, option: Any) -> str:
    choices = ", ".join(str(choice.name) for choice in option.choices or ())
    kind = {"STRING": "text", "INTEGER": "a whole number", "BOOLEAN": "yes or no", "USER": "a member"}
    takes = choices or kind.get(option.type.name, option.type.name.lower().replace("_", " "))
    needed = " (needed)" if type(option.default).__name__ == "UndefinedType" else ""
    return f"| `{name}`{needed} | {_cell(option.description)} | {_cell(takes)} |\n"


def _program() -> Iterator[str]:
    for name in sorted(word for word in program if not word.startswith("-")):
        command = program[name]
        below = [word for word in command if not word.startswith("-")]
        for words, leaf in [((name, word), command[word]) for word in below] or [((name,), command)]:
            arguments = list(leaf.assemble_argument_collection(parse_docstring=True))
            about = str(leaf.help).partition("\n\n")[0].strip()
            rows = "".join(map(_program_row, arguments))
            places = "".join(f" {_place(one)}" for one in arguments if one.required)
            yield f"### `boss-bot {' '.join(words)}{places}`\n\n{about}\n" + (f"\n{_TABLE}{rows}" if rows else "")


def _program_row(argument: Any) -> str:
    name = _place(argument) if argument.required else argument.names[0]
    default = argument.field_info.default
    usual = "" if default in (None, "", False) or argument.required else f"; `{default}` by default"
    kind = {bool: "no value", int: "a whole number", Path: "a path"}.get(argument.hint, "text")
    takes = ", ".join(argument.get_choices() or ()) or ("a path" if argument.hint == Path | None else kind)
    return f"| `{name}` | {_cell(argument.parameter.help or '')} | {takes}{usual} |\n"


def _place(argument: Any) -> str:
    return str(argument.names[0]).removeprefix("--").upper()


def _cell(text: object) -> str:
    return str(text).replace("|", "\\|").replace("\n", " ").strip()


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
