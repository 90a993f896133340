"""Every command that a page lets people type is one that the program takes, with options that it has."""

import re
import runpy
import shlex
from pathlib import Path

import pytest

from boss_bot.cli.program import program

HOUSE = Path(__file__).parents[2]
OLD = {"adr", "changes"}
PAGES = [
    HOUSE / "README.md", HOUSE / "CONTRIBUTING.md", HOUSE / "deploy" / "boss-bot.service", HOUSE / "compose.yaml",
    HOUSE / "boss_bot" / "monitoring" / "files" / "alerts.yml",
    *(path for path in sorted((HOUSE / "docs").rglob("*.md")) if path.parent.name not in OLD),
]  # fmt: skip
META = {"--config", "--set", "--help", "-h", "--version"}
WORD = re.compile(r"[a-z]+")
BEGIN = re.compile(
    r"(?:(?:^|&& )(?:sudo -u boss-bot |docker compose exec bot )?(?:\S*/)?boss-bot|docker compose run --rm bot) "
    r"(?P<words>[^#|;&]+)"
)


def typed_in(text):
    """Yield the words behind each `boss-bot` in code: in blocks and between backticks."""
    blocks = re.findall(r"^ *```(?:sh|text|yaml)?\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    for code in [*blocks, *re.findall(r"`([^`]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))]:
        for line in code.splitlines():
            for found in BEGIN.finditer(line.strip()):
                yield found["words"].strip()


def wrong_in(words):
    """Say what the program would not take; empty when it takes it all."""
    parts = shlex.split(words.replace("…", "").replace("'", ""))
    if not parts or parts[0].startswith("-"):
        return [part for part in parts if part.startswith("-") and part.partition("=")[0] not in META]
    command, rest = program, parts
    while rest and WORD.fullmatch(rest[0]) and rest[0] in command:
        command, rest = command[rest[0]], rest[1:]
    if command is program:
        return [parts[0]]
    inner = [name for name in command if not name.startswith("-")]
    if inner and rest and WORD.fullmatch(rest[0]):
        return [rest[0]]
    taken = {name for leaf in [command[name] for name in inner] or [command] for name in options_of(leaf)}
    return [part for part in rest if part.startswith("-") and part.partition("=")[0] not in taken | META]


def options_of(command):
    return [name for argument in command.assemble_argument_collection() for name in argument.names]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_what_a_page_lets_people_type_exists(path):
    text = path.read_text("utf-8")
    assert {words: wrong for words in typed_in(text) if (wrong := wrong_in(words))} == {}


def test_the_pages_let_people_type_something():
    typed = {words.split()[0] for path in PAGES for words in typed_in(path.read_text("utf-8"))}
    assert {"init", "run", "doctor", "backup", "restore", "drain", "engines", "jobs", "logs", "demo"} <= typed
    assert wrong_in("frobnicate") == ["frobnicate"]
    assert wrong_in("backup FILE --shiny") == ["--shiny"]
    assert wrong_in("db frobnicate") == ["frobnicate"]


def test_the_reference_is_what_discord_and_the_program_are_told():
    written = runpy.run_path(str(HOUSE / ".ci" / "command_reference.py"))["page"]()
    assert (HOUSE / "docs" / "reference.md").read_text("utf-8") == written, "run .ci/command_reference.py"
