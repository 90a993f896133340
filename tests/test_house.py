"""The house rules that no other tool holds."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
MODULES = sorted((HOUSE / "boss_bot").rglob("*.py"))
ROOMS = sorted(path.name for path in (HOUSE / "boss_bot").iterdir() if (path / "__init__.py").exists())


def rel(path):
    return str(path.relative_to(HOUSE))


@pytest.mark.parametrize("path", MODULES, ids=rel)
def test_a_module_has_at_most_120_lines(path):
    assert len(path.read_text("utf-8").splitlines()) <= 120


@pytest.mark.parametrize("path", MODULES, ids=rel)
def test_a_module_says_what_it_is_for(path):
    assert path.name == "__init__.py" or ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_no_room_is_a_box_for_odds_and_ends():
    parts = {part for path in MODULES for part in path.relative_to(HOUSE).with_suffix("").parts}
    assert not parts & {"utils", "util", "helpers", "helper", "manager", "managers", "base", "common", "misc"}


def test_a_broad_except_stands_once():
    broad = re.compile(r"except\s+(Base)?Exception\b|except\s*:")
    found = {rel(path): len(broad.findall(path.read_text("utf-8"))) for path in MODULES}
    assert {name: count for name, count in found.items() if count} == {
        "boss_bot/queue/running/run.py": 1,
        "boss_bot/store/database/migrations.py": 1,  # rolls back and raises again
    }


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


@pytest.mark.parametrize("room", [room for room in ROOMS if room != "domain"])
def test_a_room_is_entered_by_its_door_alone(room):
    inside = HOUSE / "boss_bot" / room
    strangers = [path for path in MODULES if inside not in path.parents]
    around = {
        f"{rel(path)} imports {name}"
        for path in strangers
        for name in imports_of(path)
        if name.startswith(f"boss_bot.{room}.")
    }
    assert around == set()


@pytest.mark.parametrize("room", [room for room in ROOMS if room not in ("domain", "playground")])
def test_a_door_shows_few_names(room):
    tree = ast.parse((HOUSE / "boss_bot" / room / "__init__.py").read_text("utf-8"))
    shown = [
        node.value for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    assert shown
    assert 1 <= len(ast.literal_eval(shown[0])) <= 7


def test_annotations_are_real_at_run_time():
    for path in MODULES:
        text = path.read_text("utf-8")
        assert "TYPE_CHECKING" not in text, rel(path)
        assert "from __future__ import annotations" not in text, rel(path)


def test_the_constraints_are_those_of_the_lock():
    lock = tomllib.loads((HOUSE / "uv.lock").read_text("utf-8"))
    locked = {package["name"]: package["version"] for package in lock["package"] if "version" in package}
    pins = dict(
        line.partition(";")[0].strip().split("==")
        for line in (HOUSE / ".ci" / "constraints.txt").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    )
    assert pins
    assert {name: locked.get(name) for name in pins} == pins


def test_nothing_speaks_of_the_machine_it_was_made_on():
    listed = subprocess.run(["git", "ls-files"], cwd=HOUSE, capture_output=True, text=True, check=False).stdout.split()
    words = re.compile("/" + "work/|" + "/" + "root/|/opt/" + "pypi")
    for name in listed:
        text = (HOUSE / name).read_bytes().decode("utf-8", "replace") if (HOUSE / name).is_file() else ""
        assert not words.search(text), name


def test_the_readme_marks_its_two_commands():
    readme = (HOUSE / "README.md").read_text("utf-8")
    for name in ("demo", "tests"):
        block = re.search(rf"^<!-- command: {name} -->\n```[a-z]*\n(.*?)\n```$", readme, re.MULTILINE | re.DOTALL)
        assert block
        assert "\n" not in block[1]
