"""An operator beside a running bot: looks, cancels, backs up, reloads, drains; the members' cards follow."""

import asyncio
import zipfile

import pytest

from boss_bot.app.updates import Updates
from boss_bot.cli.program import program
from boss_bot.domain.operating.operator import Updated

WAIT = 30


@pytest.fixture
def boss_bot(world, capsys, monkeypatch):
    """Run a command on the world's data directory, in a thread; return its exit code and what it printed."""
    monkeypatch.setenv("BOSS_BOT_DATA_DIR", str(world.folder / "data"))
    monkeypatch.setenv("HOME", str(world.folder))
    monkeypatch.chdir(world.folder)

    async def run(*words):
        code = await asyncio.to_thread(program, list(map(str, words)), result_action="return_value")
        told = capsys.readouterr()
        return code or 0, told.out + told.err

    return run


async def test_downloads_are_seen_cancelled_and_drained(world, discord, site, ann, bob, titled, boss_bot, tmp_path):
    await world.start(max_concurrent_downloads=1)
    held = await discord.slash(ann, "download link", url=site.url("/slow.mp4"))
    await held.until(titled("Downloading"))
    waits = await discord.slash(bob, "download link", url=site.url("/clip.mp4"))
    await waits.until(titled("Queued"))
    running, waiting = (row["id"] for row in world.jobs())

    _, listed = await boss_bot("jobs", "list")
    assert running in listed
    assert waiting in listed
    assert await boss_bot("jobs", "cancel", waiting) == (0, f"{waiting} is cancelled now.\n")
    await waits.until(titled("Cancelled"))

    code, report = await boss_bot("storage")
    assert (code, "must be\n" in report, "start" in report) == (0, True, True)
    assert (await boss_bot("backup", tmp_path / "while.zip"))[0] == 0
    with zipfile.ZipFile(tmp_path / "while.zip") as archive:
        assert archive.testzip() is None
    assert await boss_bot("reload") == (0, "Changed: nothing.\n")

    draining = asyncio.create_task(boss_bot("drain"))
    async with asyncio.timeout(WAIT):
        while not world.app.queue.service.scheduler.draining:
            await asyncio.to_thread(lambda: None)
    refused = await discord.slash(ann, "download link", url=site.url("/clip.mp4"))
    await refused.until(lambda card: "QUEUE-3" in card.text)
    assert (await boss_bot("jobs", "cancel", running))[0] == 0
    code, told = await asyncio.wait_for(draining, WAIT)
    assert (code, told.startswith("Nothing runs")) == (0, True)

    assert (await boss_bot("drain", "--off"))[0] == 0
    card = await discord.slash(ann, "download link", url=site.url("/clip.mp4"))
    await card.until(titled("Done"))


async def test_a_drain_can_end_the_bot(world, boss_bot):
    process = await world.start_process()
    code, told = await boss_bot("drain", "--stop")
    assert (code, "The bot has ended" in told) == (0, True)
    assert await asyncio.wait_for(process.wait(), WAIT) == 0


async def test_health_tells_of_every_part_in_the_running_bot(world):
    await world.start()
    lines = {line.name: line for line in await world.app.health()}
    for part in ("Queue", "Disk", "Seal", "ffmpeg", "yt-dlp", "gallery-dl", "Database", "Clock", "Guard"):
        assert part in lines
    assert lines["Database"].detail.startswith("sound")


async def test_a_version_of_a_tool_is_taken_up_without_a_restart_and_taken_back(
    world, discord, site, ann, titled, boss_bot, index, monkeypatch
):
    monkeypatch.setenv("BOSS_BOT_ENGINE_INDEX", index.address)
    await world.start()
    index.offer("1.99.0")
    code, told = await boss_bot("engines", "update", "gallery-dl")
    assert (code, told) == (0, "gallery-dl 1.99.0 is used from the next download on.\n")
    assert world.app.engine.versions["gallery-dl"] == "1.99.0"
    assert "1.99.0 *" in (await boss_bot("engines", "list"))[1]
    assert (await boss_bot("engines", "update", "gallery-dl"))[1] == "gallery-dl 1.99.0 is used already.\n"
    card = await discord.slash(ann, "download link", url=site.url("/clip.mp4"))
    await card.until(titled("Done"))
    index.offer("1.99.1", broken=True)
    code, told = await boss_bot("engines", "update", "gallery-dl")
    assert (code, "does not work here" in told) == (1, True)
    assert (await boss_bot("engines", "rollback", "gallery-dl"))[0] == 0
    assert world.app.engine.versions["gallery-dl"] != "1.99.0"
    code, told = await boss_bot("engines", "rollback", "gallery-dl")
    assert (code, "there is no version before it" in told) == (1, True)
    [bad] = await Updates(world.app.settings.data_dir, index.address)("gallery-dl", "1.99.1")
    assert (bad.fresh, "does not work here" in bad.trouble) == (False, True)
    assert await Updates(world.app.settings.data_dir, index.address)("gallery-dl", "1.99.0") == [
        Updated("gallery-dl", "1.99.0", fresh=True)
    ]
    assert world.app.engine.versions["gallery-dl"] == "1.99.0"
