"""The page of commands tells every option that Discord offers a choice for, with every value, and no other."""

import importlib
import pkgutil
import re
from pathlib import Path

import lightbulb
import pytest

from boss_bot.discord import commands

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text("utf-8")


def options():
    """Every option of every command, with the command's whole name."""
    for found in pkgutil.iter_modules(commands.__path__):
        module = importlib.import_module(f"{commands.__name__}.{found.name}")
        for kind in vars(module).values():
            own = isinstance(kind, type) and issubclass(kind, lightbulb.SlashCommand)
            if own and kind.__module__ == module.__name__:
                for name, option in kind._command_data.options.items():
                    yield kind._command_data.qualified_name, name, option


def told(command, name):
    """The row of a command, and that of an option that several of them share."""
    lines = PAGE.splitlines()
    rows = [line for line in lines if line.startswith(f"| `/{command}` |")]
    shared = [line for line in lines if re.match(rf"\| (\w+, )*{name}(, \w+)* \|", line)]
    return "\n".join(rows + shared if command.startswith("download ") else rows)


@pytest.mark.parametrize(("command", "name", "option"), list(options()))
def test_every_value_that_can_be_chosen_is_on_the_page(command, name, option):
    row = told(command, name)
    assert row
    many = len(option.choices or ()) > 6  # the sites: `/help` lists them
    values = [] if many else [str(choice.value) for choice in option.choices or ()]
    assert [value for value in values if f"`{value}`" not in row] == []


def test_a_download_command_tells_of_no_option_that_it_has_not():
    known: dict[str, set[str]] = {}
    for command, name, _ in options():
        known.setdefault(command, set()).add(name)
    for command in (one for one in known if one.startswith("download ")):
        [row] = [line for line in PAGE.splitlines() if line.startswith(f"| `/{command}` |")]
        assert set(re.findall(r"`(\w+)`", row.split(" | ")[1])) == known[command]
