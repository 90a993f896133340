"""A kill -9 at every failpoint of each step of the library: the state is that before, or that after."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

WORKING, DONE, FINISHED, ABANDONED = "WRKNGJBA", "DNEJBAAA", "FNSHEDBA", "ABANDNED"
OLD, NEW = ["old", "older"], ["new"]


MEMORY = Path("/dev/shm")


@pytest.fixture(scope="module")
def every_life():
    """Kill every step again and again, and return what there was after each life, by step."""
    program = Path(__file__).with_name("killed.py")
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        said = subprocess.run([sys.executable, program, folder], stdout=subprocess.PIPE, check=True, text=True).stdout
    found: dict[str, list] = {}
    for line in said.splitlines():
        step, word, rest = line.split(" ", 2)
        found.setdefault(step, []).append((word, json.loads(rest)))
    return found


@pytest.fixture
def lives(every_life):
    """Return what there was after each life of a step, the last one untouched."""

    def of(step):
        found = every_life[step]
        assert [word for word, _ in found] == ["killed"] * (len(found) - 1) + ["done"]
        assert len(found) > 1
        for _, after in found:
            assert sorted(after["folders"]) == after["rows"]
            assert after["left"] == 0
        return [after for _, after in found]

    return of


def test_every_step_is_looked_at(every_life):
    assert set(every_life) == {
        "keep", "discard", "expire", "forget", "daily", "short", "strays", "emergency", "note", "meter", "tell",
    }  # fmt: skip


def test_files_of_an_earlier_try_are_there_or_the_new_ones_or_none(lives):
    found = lives("keep")
    states = [after["folders"].get(WORKING) for after in found]
    assert all(state in (OLD, None, NEW) for state in states)
    assert states[0] == OLD
    assert states[-1] == NEW
    assert all(after["folders"][DONE] == ["done"] for after in found)


@pytest.mark.parametrize(
    ("step", "kept"),
    [
        ("discard", ["done"]), ("expire", None), ("daily", ["done"]), ("forget", None), ("short", ["done"]),
        ("strays", None), ("emergency", None),
    ],
)  # fmt: skip
def test_what_is_deleted_is_gone_whole_or_there_whole(lives, step, kept):
    found = lives(step)
    assert all(after["folders"].get(DONE) in (["done"], kept) for after in found)
    assert found[-1]["folders"].get(DONE) == kept
    assert all(after["folders"].get(WORKING) == OLD for after in found) == (step != "forget")
    assert all(WORKING in after["temp"] for after in found)
    assert DONE not in found[-1]["temp"]


def test_a_log_is_there_or_its_archive(lives):
    found = lives("daily")
    assert found[-1]["logs"] == ["boss-bot.2026-11-21_10-00-00_000001.log.gz"]
    assert all(after["logs"] for after in found)


def test_a_workspace_is_there_or_gone(lives):
    there = [ABANDONED in after["temp"] for after in lives("short")]
    assert there[0]
    assert there == sorted(there, reverse=True)
    assert not there[-1]


def test_a_folder_that_a_job_names_is_taken_in_again(lives):
    assert all(after["folders"][FINISHED] == ["finished"] for after in lives("strays"))


@pytest.mark.parametrize(
    ("step", "fact", "none", "whole"),
    [("note", "post", None, [2, 3]), ("meter", "used", [0, 0], [700, 700]), ("tell", "told", [], ["REACHED"])],
)
def test_what_is_written_down_is_there_whole_or_not_at_all_and_never_twice(lives, step, fact, none, whole):
    found = lives(step)
    assert all(after[fact] in (none, whole) for after in found)
    assert found[-1][fact] == whole
    assert all(after["folders"] == {WORKING: OLD, DONE: ["done"]} for after in found)
