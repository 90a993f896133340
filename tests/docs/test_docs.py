"""The pages are true: links lead somewhere, and every knob, command, code and dependency is named."""

import importlib
import pkgutil
import re
import tomllib
from enum import StrEnum
from pathlib import Path

import attrs
import lightbulb
import pytest

from boss_bot.cli import exits
from boss_bot.cli.program import program
from boss_bot.discord import commands
from boss_bot.domain.jobs.error_record import every_error
from boss_bot.domain.members.preferences import Preferences
from boss_bot.domain.members.server_rules import ServerRules
from boss_bot.monitoring.metrics.metrics import Metrics
from boss_bot.settings import Settings

HOUSE = Path(__file__).parents[2]
DOCS = HOUSE / "docs"
FRAGMENTS = {path for path in (DOCS / "changes").glob("*.md") if path.name != "README.md"}
IN_DOCS = sorted(set(DOCS.rglob("*.md")) - FRAGMENTS)
PAGES = [HOUSE / "README.md", HOUSE / "CONTRIBUTING.md", *IN_DOCS]
ADRS = sorted((DOCS / "adr").glob("*.md"))
KNOBS = attrs.fields(Settings)
PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))

FENCE = re.compile(r"^(?P<indent> *)```.*?^(?P=indent)```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^()\s]+)\)")
QUOTE = re.compile(
    r"^ *<!-- from: (?P<path>\S+) -->\n(?P<indent> *)```python\n(?P<code>.*?)^ *```$", re.MULTILINE | re.DOTALL
)


def rel(path):
    return str(path.relative_to(HOUSE))


def page(name):
    return (DOCS / name).read_text("utf-8")


def prose(path):
    """A page without its blocks of code."""
    return FENCE.sub("", path.read_text("utf-8"))


def rows(text):
    """The cells of every row of every table."""
    lines = (line for line in text.splitlines() if line.startswith("|") and not re.fullmatch(r"[|\s:-]+", line))
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def anchors(text):
    """The anchors of a page's headings, as GitHub and the site write them."""
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("path", PAGES, ids=rel)
def test_every_link_leads_to_a_file_that_exists(path):
    targets = [found["target"] for found in LINK.finditer(prose(path))]
    lost = []
    for target in targets:
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        there = path.parent / name if name else path
        inside = HOUSE in there.resolve().parents
        if not inside or not there.exists() or (anchor and anchor not in anchors(prose(there))):
            lost.append(target)
    assert lost == []


@pytest.mark.parametrize("path", [path for path in PAGES if path.name != "README.md"], ids=rel)
def test_a_page_begins_with_its_one_title(path):
    heads = re.findall(r"^# .+$", prose(path), re.MULTILINE)
    assert len(heads) == 1
    assert path.read_text("utf-8").startswith(heads[0])


def test_every_page_is_in_the_table_of_contents():
    listed = set(re.findall(r": (\S+\.md)$", (HOUSE / "mkdocs.yml").read_text("utf-8"), re.MULTILINE))
    assert listed == {str(path.relative_to(DOCS)) for path in IN_DOCS}


def test_code_in_the_recipes_is_the_code_there_is():
    quotes = [found for path in PAGES for found in QUOTE.finditer(path.read_text("utf-8"))]
    assert len(quotes) >= 4
    for quote in quotes:
        code = re.sub(rf"^{quote['indent']}", "", quote["code"], flags=re.MULTILINE)
        assert code in (HOUSE / quote["path"]).read_text("utf-8"), quote["path"]


@pytest.mark.parametrize("path", ADRS, ids=rel)
def test_a_decision_has_its_four_sections_in_at_most_300_words(path):
    text = path.read_text("utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Status", "Context", "Decision", "Consequences"]
    assert len(text.split()) <= 300


def test_decisions_are_numbered_without_a_gap_and_listed():
    assert [int(path.name[:4]) for path in ADRS] == list(range(1, len(ADRS) + 1))
    for number, path in enumerate(ADRS, 1):
        assert path.read_text("utf-8").startswith(f"# {number}. ")
        assert f"(adr/{path.name})" in page("index.md")


def default_of(knob):
    """A knob's default as the page writes it."""
    special = {"token": "none, it must be set", "data_dir": "~/.local/share/boss-bot", "rest_url": "Discord's own"}
    if knob.name in special:
        return special[knob.name]
    if knob.default is None:
        return "none"
    if isinstance(knob.default, bool):
        return "`yes`" if knob.default else "`no`"
    if isinstance(knob.default, frozenset):
        return "empty" if not knob.default else ",".join(sorted(knob.default))
    return f"`{knob.default:g}`" if isinstance(knob.default, float) else f"`{knob.default}`"


@pytest.mark.parametrize("knob", KNOBS, ids=lambda knob: knob.metadata["env"])
def test_every_knob_is_on_the_page_with_its_default_and_an_example(knob):
    name = knob.metadata["env"]
    [(_, meaning, default, example, _)] = [row for row in rows(page("settings.md")) if row[0] == f"`{name}`"]
    assert len(meaning) > 10
    assert default_of(knob) in default
    assert example == f"`{name}={'…' if knob.name == 'token' else knob.metadata['example']}`"


def test_the_page_of_settings_names_no_knob_that_does_not_exist():
    named = {row[0].strip("`") for row in rows(page("settings.md")) if row[0].startswith("`")}
    assert named == {knob.metadata["env"] for knob in KNOBS}


PROGRAM_COMMANDS = [name for name in program if not name.startswith("-")]


@pytest.mark.parametrize("name", PROGRAM_COMMANDS)
def test_every_command_of_the_program_is_on_the_page_with_its_options(name):
    [row] = [row for row in rows(page("commands.md")) if re.match(rf"`boss-bot {name}\b", row[0])]
    command = program[name]
    below = [inner for inner in command if not inner.startswith("-")]
    assert [inner for inner in below if f"`{inner}" not in row[1]] == []
    for leaf in [command[inner] for inner in below] or [command]:
        for argument in leaf.assemble_argument_collection():
            option = argument.names[0]
            assert option in row[1] or option.removeprefix("--").upper() in row[0] + row[1], option


def test_every_exit_code_is_on_the_page_and_no_other():
    codes = {value for name, value in vars(exits).items() if name.isupper() and isinstance(value, int)}
    listed = {int(row[0]): row[1] for row in rows(page("commands.md")) if row[0].isdigit()}
    assert set(listed) == codes
    assert all(len(meaning) > 10 for meaning in listed.values())


MODULES = sorted(found.name for found in pkgutil.iter_modules(commands.__path__))


def command_file(name):
    return importlib.import_module(f"{commands.__name__}.{name}")


def slash_commands(module):
    """What Discord is told of each slash command of a file."""
    own = (kind for kind in vars(module).values() if getattr(kind, "__module__", None) == module.__name__)
    return [kind._command_data for kind in own if isinstance(kind, type) and issubclass(kind, lightbulb.SlashCommand)]


def message_menus(module):
    """What Discord is told of each command in the menu of a message."""
    own = (kind for kind in vars(module).values() if getattr(kind, "__module__", None) == module.__name__)
    return [kind._command_data for kind in own if isinstance(kind, type) and issubclass(kind, lightbulb.MessageCommand)]


@pytest.mark.parametrize("name", MODULES)
def test_every_slash_command_and_button_is_on_the_page(name):
    module = command_file(name)
    listed = {row[0]: row[1] for row in rows(page("commands.md"))}
    for command in slash_commands(module):
        options = listed[f"`/{command.qualified_name}`"]
        assert [option for option in command.options if f"`{option}`" not in options] == []
    for action in module.loader.buttons:
        assert f"Action `{action}`" in page("commands.md")
    for action in module.loader.selects:
        assert f"Select `{action}`" in page("commands.md")
    for menu in message_menus(module):
        assert f"| *{menu.name}* |" in page("commands.md")
    own = module.loader
    assert slash_commands(module) or own.buttons or own.controls or message_menus(module)


def test_the_page_names_no_slash_command_that_does_not_exist():
    names = {f"`/{command.qualified_name}`" for name in MODULES for command in slash_commands(command_file(name))}
    assert {row[0] for row in rows(page("commands.md")) if row[0].startswith("`/")} == names


def test_every_reference_has_its_row_with_the_name_it_has_in_the_metrics():
    listed = sorted(
        (row[0], row[1].strip("`")) for row in rows(page("troubleshooting.md")) if re.match(r"[A-Z]+-\d", row[0])
    )
    assert listed == sorted((kind.code, kind.__name__) for kind in every_error())


def test_every_metric_is_on_the_page_with_its_labels():
    listed = {}
    for names, labels, _ in (row for row in rows(page("operate.md")) if len(row) == 3):
        alone = labels.split("; ") if ";" in labels else [labels] * names.count("`")
        for name, own in zip(re.findall(r"`(\w+)`", names), alone, strict=False):
            listed[name] = tuple(re.findall(r"`(\w+)`", own))
    every = {}
    for metric in (found for found in vars(Metrics()).values() if hasattr(found, "_labelnames")):
        ending = "_total" if metric._type == "counter" else ""
        every[metric._name.removeprefix("boss_bot_") + ending] = metric._labelnames
    assert listed == every


@pytest.mark.parametrize("kind", [Preferences, ServerRules], ids=lambda kind: kind.__name__)
def test_every_setting_of_members_and_servers_is_on_the_page(kind):
    listed = {row[0].strip("`"): row for row in rows(page("member-settings.md"))}
    for setting in attrs.fields(kind):
        _, values, default, meaning = listed[setting.name]
        assert len(meaning) > 10
        if isinstance(setting.default, StrEnum):
            assert f"`{setting.default.value}`" in default
            assert [one for one in type(setting.default) if f"`{one.value}`" not in values] == []
    known = {setting.name for kind in (Preferences, ServerRules) for setting in attrs.fields(kind)}
    assert {name for name in listed if name.islower()} == known


def test_a_word_has_one_meaning():
    words = [row[0].casefold() for row in rows(page("glossary.md"))[1:]]
    assert len(words) > 40
    assert len(set(words)) == len(words)
    assert words == sorted(words)


def required():
    """Every dependency of the project file: its name and its floor."""
    extras = PROJECT["project"]["optional-dependencies"].values()
    groups = [PROJECT["project"]["dependencies"], *extras, *PROJECT["dependency-groups"].values()]
    for wanted in {text for group in groups for text in group if isinstance(text, str)}:
        found = re.fullmatch(r"(?P<name>[\w.-]+)(?:\[\w+\])?(?P<floor>[^;]*)(?:;.*)?", wanted)
        assert found
        yield found["name"], found["floor"].strip()


def test_every_dependency_has_a_row_with_its_floor():
    listed = {row[0]: row for row in rows(page("dependencies.md")) if len(row) == 5 and row[0] != "Package"}
    assert {name: row[1].strip("`") for name, row in listed.items()} == dict(required())
    assert all(all(row) for row in listed.values())


def test_the_hooks_use_the_ruff_of_the_lock():
    lock = tomllib.loads((HOUSE / "uv.lock").read_text("utf-8"))
    [ruff] = [package["version"] for package in lock["package"] if package["name"] == "ruff"]
    hooks = (HOUSE / ".pre-commit-config.yaml").read_text("utf-8")
    assert f"ruff-pre-commit\n    rev: v{ruff}\n" in hooks


def test_continuous_integration_calls_the_sessions_of_the_gate():
    sessions = re.search(r"options\.sessions = \[(.+)\]", (HOUSE / "noxfile.py").read_text("utf-8"))
    workflow = (HOUSE / ".github" / "workflows" / "gate.yml").read_text("utf-8")
    assert sessions
    assert all(f"nox -s {name}\n" in workflow for name in re.findall(r'"(\w+)"', sessions[1]))
    classifiers = " ".join(PROJECT["project"]["classifiers"])
    pythons = set(re.findall(r":: (3\.\d+)", classifiers))
    assert set(re.findall(r'"(3\.\d+)"', workflow)) == pythons
