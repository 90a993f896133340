# mypy: disable-error-code="import-untyped"
"""A download's process, or the parent of all, is killed: the job goes on by itself, and nothing is left over."""

import asyncio
import os
import signal

import psutil
import pytest


def workers(but=()):
    """The processes that do the downloading, each zygote before its children; other tests may have theirs."""
    mine = set(psutil.Process().children(recursive=True)) - set(but)
    found = [process for process in mine if any("worker.zygote" in word for word in process.cmdline())]
    return sorted(found, key=lambda process: process.ppid() != os.getpid())


@pytest.mark.parametrize("which", ["child", "zygote"])
async def test_a_killed_process_costs_a_try_and_no_byte(world, discord, site, ann, titled, hashes, which):
    gate = site.hold("/talk.mp4", 2_000_000)
    others = workers()
    await world.start(max_retries=1, retry_seconds=0.2)
    card = await discord.slash(ann, "download link", url=site.url("/talk.mp4"))
    await asyncio.wait_for(gate.reached(), 30)
    await card.until(titled("Downloading – 2"))
    zygote, child = workers(others)
    os.kill((child if which == "child" else zygote).pid, signal.SIGKILL)
    gate.release()
    done = await card.until(titled("Done"), timeout=60)
    await world.settled()

    assert await hashes(done) == [site.files["/talk.mp4"].sha256]
    first, second = [seen.range[0] if seen.range else 0 for seen in site.requests if seen.path == "/talk.mp4"]
    assert first == 0 < second
    [row] = world.jobs()
    assert (row["state"], row["retries"]) == (6, 1)
    assert len(workers(others)) == 1
    assert child not in psutil.Process().children(recursive=True)
    assert list((world.folder / "data" / "temp").iterdir()) == []
