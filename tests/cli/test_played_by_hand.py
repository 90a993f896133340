"""The playground, played from standard input as from a keyboard."""

import asyncio
import os
import sys
import tempfile
from pathlib import Path

import pytest

from tests.waiting import until as until_so


@pytest.fixture
async def playground(tmp_path):
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("BOSS_BOT_", "DISCORD_"))}
    with tempfile.TemporaryDirectory() as temp:  # one that is killed leaves its folders; sockets need a short path
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "boss_bot", "playground",
            cwd=tmp_path, env=clean | {"TMPDIR": temp},
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        yield process
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def test_a_member_is_played_line_by_line(playground):
    shown = ""

    async def until(words):
        nonlocal shown
        while words not in shown:
            shown += (await asyncio.wait_for(playground.stdout.readline(), 60)).decode()

    async def typed(line, words):
        nonlocal shown
        shown = ""
        playground.stdin.write(f"{line}\n".encode())
        await until(words)

    await until("quit")
    clip = next(line.split("url:")[1] for line in shown.splitlines() if "url:" in line).strip()
    await typed(f"/download link url:{clip}", "Done – 1 file")
    await typed("press Nothing", "there is no button 'Nothing'")
    await typed("/queue page:first", "'page' takes a number")
    await typed("/privacy yes", "has no sub command 'yes'")
    await typed("what", "press LABEL")
    await typed("/settings", "Your settings")
    await typed("choose Progress: text", "Progress: text")
    await typed("press More…", "Items of a set when you don't say: ⟨")
    await typed("fill 2 | 1-3", "Retry by itself: on, 2 times")
    await typed("menu Download media", "nothing was said yet")
    await typed("as Bob manager", "You are Bob")
    await typed("/admin jobs", "Nothing runs or waits here")
    await typed("say nothing to fetch in this", "Bob says")
    await typed("menu Download media", "no link")
    playground.stdin.write(b"quit\n")
    assert await asyncio.wait_for(playground.wait(), 30) == 0


def children(pid):
    """The processes that a process has started, and that it is the parent of still."""
    started = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == pid:
            started.append(int(stat.parent.name))
    return started


def lives(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


async def test_a_playground_that_is_killed_leaves_no_bot_behind(playground):
    async with asyncio.timeout(60):
        while b"quit" not in await playground.stdout.readline():
            pass
    [bot] = children(playground.pid)
    playground.kill()
    await until_so(lambda: not lives(bot))
