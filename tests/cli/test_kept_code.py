"""What attrs compiles is kept from one start to the next: nothing depends on it, and nothing can be spoilt by it."""

import os
import subprocess
import sys
from typing import Any

import attrs
import pytest

from boss_bot.cli.kept_code import KeptCode, kept_code

TEXT = "def hello():\n    return 'hello'\n"


def hello(kept, text=TEXT):
    """Compile and run a text, as attrs does."""
    names: dict[str, Any] = {}
    eval(kept.compile(text, "<attrs generated methods hello>", "exec"), names)
    return names["hello"]()


def keep(file, text=TEXT):
    kept = KeptCode(file)
    said = hello(kept, text)
    kept.save()
    return said


@pytest.fixture(autouse=True)
def writing(monkeypatch):
    """Python keeps what it compiles, whatever the machine that runs the tests has been told."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "kept.attrs"


def test_code_is_kept_for_the_next_start(file):
    assert keep(file) == "hello"
    first = file.stat()
    assert keep(file) == "hello"
    assert file.stat() == first, "nothing new, nothing written"
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_a_text_that_changed_is_compiled_anew_and_the_old_one_is_dropped(file):
    keep(file)
    assert keep(file, TEXT.replace("'hello'", "'goodbye'")) == "goodbye"
    assert b"goodbye" in file.read_bytes()
    assert b"'hello'" not in file.read_bytes()


def test_the_number_that_is_another_at_each_start_does_not_matter(file):
    text = "def hello():\n    return hash((\n            {},\n            'hello',\n    ))\n"
    first = keep(file, text.format(12345))
    written = file.read_bytes()
    assert keep(file, text.format(-67890)) == first
    assert file.read_bytes() == written


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: whole[:0],
        lambda whole: whole[:20],
        lambda whole: whole[:-1],
        lambda whole: whole[:60] + bytes([whole[60] ^ 1]) + whole[61:],
        lambda whole: b"\0" * len(whole),
    ],
    ids=["empty", "a beginning", "cut short", "one bit", "nothing but zeros"],
)
def test_a_file_that_is_not_whole_is_never_run_and_written_anew(file, spoil):
    keep(file)
    whole = file.read_bytes()
    file.write_bytes(spoil(whole))
    assert keep(file) == "hello"
    assert file.read_bytes() == whole


def test_where_nothing_can_be_written_all_goes_on(tmp_path):
    assert keep(tmp_path / "none" / "kept.attrs") == "hello"
    (tmp_path / "kept.attrs").mkdir()
    assert keep(tmp_path / "kept.attrs") == "hello"
    assert [one.name for one in tmp_path.iterdir()] == ["kept.attrs"], "no draft is left"


def test_an_attrs_that_compiles_elsewhere_goes_on_as_ever():
    with kept_code("attrs.somewhere_else"):
        made = attrs.make_class("Made", ["number"])
    assert made(number=3) == made(number=3) != made(number=4)


LOADED = """
from boss_bot.cli import kept_code, starting
starting.load()
import attr._make, hikari
from boss_bot.domain.content.progress import Stage, StageReached
at = [StageReached(Stage.MERGING), StageReached(Stage.MERGING), StageReached(Stage.CUTTING)]
file = kept_code.kept_file()
print(file.stat().st_ino if file.exists() else 0, len(list(file.parent.glob("kept_code.*"))))
print(len(set(at)), at[0], hikari.impl.HTTPTimeoutSettings(total=7.5), hasattr(attr._make, "compile"))
"""


def loaded(folder, **environment):
    """Load the bot in a new Python that keeps its caches in a folder; tell of the kept file, and how classes behave."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", LOADED], env=clean | {"PYTHONPYCACHEPREFIX": str(folder), **environment},
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    file, behaviour = done.stdout.splitlines()
    return [int(number) for number in file.split()], behaviour


def test_a_second_start_of_the_bot_compiles_nothing_for_attrs(tmp_path):
    [first, files], behaviour = loaded(tmp_path)
    assert first
    assert files == 2, "the module's own code and what it kept"
    assert behaviour.startswith("2 StageReached(stage=<Stage.MERGING: 'merging'>) HTTPTimeoutSettings(")
    assert "total=7.5" in behaviour
    assert behaviour.endswith("False")
    assert loaded(tmp_path) == ([first, files], behaviour)


def test_a_python_that_is_to_write_no_caches_writes_none(tmp_path):
    assert loaded(tmp_path, PYTHONDONTWRITEBYTECODE="1")[0] == [0, 0]
    assert list(tmp_path.iterdir()) == []
