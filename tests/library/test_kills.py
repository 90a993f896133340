"""A kill -9 before any touch of the disk, in each step of the library: the state is that before, or that after."""

import asyncio
import json
import sys
from pathlib import Path

import pytest

WORKING, DONE = "WRKNGJBA", "DNEJBAAA"
OLD, NEW = ["old", "older"], ["new"]


async def lives(folder, step):
    """Kill the step again and again, and return what there was after each life."""
    program = Path(__file__).with_name("killed.py")
    worker = await asyncio.create_subprocess_exec(sys.executable, program, folder, step, stdout=asyncio.subprocess.PIPE)
    assert worker.stdout
    said = [line.decode().partition(" ") for line in (await worker.stdout.read()).splitlines()]
    await worker.wait()
    found = [(word, json.loads(rest)) for word, _, rest in said]
    assert [word for word, _ in found] == ["killed"] * (len(found) - 1) + ["done"]
    assert len(found) > 2
    for _, after in found:
        assert sorted(after["folders"]) == after["rows"]
        assert after["left"] == 0
        assert DONE not in after["temp"]
    return [after for _, after in found]


async def test_files_of_an_earlier_try_are_there_or_the_new_ones_or_none(tmp_path):
    found = await lives(tmp_path, "keep")
    states = [after["folders"].get(WORKING) for after in found]
    assert all(state in (OLD, None, NEW) for state in states)
    assert states[0] == OLD
    assert states[-1] == NEW
    assert all(after["folders"][DONE] == ["done"] for after in found)


@pytest.mark.parametrize(
    ("step", "kept"), [("discard", ["done"]), ("expire", None), ("daily", ["done"]), ("forget", None)]
)
async def test_what_is_deleted_is_gone_whole_or_there_whole(tmp_path, step, kept):
    found = await lives(tmp_path, step)
    assert all(after["folders"].get(DONE) in (["done"], kept) for after in found)
    assert found[-1]["folders"].get(DONE) == kept
    assert all(after["folders"].get(WORKING) == OLD for after in found) == (step != "forget")
    assert all(WORKING in after["temp"] for after in found)
    if step == "daily":
        assert found[-1]["logs"] == ["boss-bot.2026-11-21_10-00-00_000001.log.gz"]
        assert all(after["logs"] for after in found)
