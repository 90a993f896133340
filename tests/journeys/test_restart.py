"""Killed in the middle, paused over a restart: the same card goes on, and no byte that is kept is fetched again."""

import asyncio
import os
from pathlib import Path


def parts(world):
    return [path for path in Path(world.folder / "data" / "temp").rglob("*.part*") if path.is_file()]


def kept(world):
    return sum(path.stat().st_size for path in parts(world))


def starts(site, path):
    """Return where each request for a file began; the look of a tool that asks twice at 0 counts once."""
    return list(dict.fromkeys(seen.range[0] if seen.range else 0 for seen in site.requests if seen.path == path))


def children(pid):
    """Return every process below this one."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[1]) == pid:
            found += [int(stat.parent.name), *children(int(stat.parent.name))]
    return found


async def test_a_bot_killed_in_mid_download_finishes_the_job_in_the_same_message(
    world, discord, site, ann, titled, hashes
):
    gate = site.hold("/talk.mp4")
    gate.after = 3_000_000
    process = await world.start_process()
    card = await discord.slash(ann, "download link", url=site.url("/talk.mp4"))
    await asyncio.wait_for(gate.reached(), 30)
    await card.until(titled("Downloading – 4"))
    family = children(process.pid)
    assert len(family) >= 2

    await world.kill(process)
    for child in family:
        await gone(child)
    before = kept(world)
    assert 0 < before < site.files["/talk.mp4"].size
    gate.release()

    await world.start_process()
    done = await card.until(titled("Done"))
    assert done.id == card.id
    assert await hashes(done) == [site.files["/talk.mp4"].sha256]

    assert starts(site, "/talk.mp4") == [0, before]
    assert any("after a restart" in text for text in done.history)
    await world.until_states([6])
    assert len(discord.sees(ann)) == 1
    assert "Traceback" not in world.log


async def gone(pid):
    """Wait until a process has ended; a descriptor of it becomes readable then (pidfd_open(2))."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    ended = asyncio.Event()
    asyncio.get_running_loop().add_reader(descriptor, ended.set)
    try:
        await asyncio.wait_for(ended.wait(), 10)
    finally:
        asyncio.get_running_loop().remove_reader(descriptor)
        os.close(descriptor)


async def test_a_source_without_ranges_starts_over_and_the_card_says_so(world, discord, site, ann, titled, hashes):
    path = "/no-range/clip.mp4"
    gate = site.hold(path, 700_000)
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url(path))
    await asyncio.wait_for(gate.reached(), 30)
    await card.until(lambda now: now.title.startswith("Downloading – ") and kept(world))
    await world.stop()

    gate = site.hold(path, 500_000)
    await world.start()
    await card.until(lambda now: "This source cannot be resumed, so the file started over." in now.text)
    gate.release()
    done = await card.until(titled("Done"))

    assert await hashes(done) == [site.files["/clip.mp4"].sha256]


async def test_paused_restarted_resumed_fetches_no_kept_byte_twice(world, discord, site, ann, titled, hashes):
    gate = site.hold("/talk.mp4")
    gate.after = 2_000_000
    process = await world.start_process()
    card = await discord.slash(ann, "download link", url=site.url("/talk.mp4"))
    await asyncio.wait_for(gate.reached(), 30)
    held = await card.until(titled("Downloading – 2"))
    paused = await (await discord.press(ann, held, "Pause")).until(titled("Paused – 2"))
    assert [button.label for button in paused.buttons] == ["Resume", "Cancel"]

    await world.kill(process)
    gate.release()
    before = kept(world)
    await world.start_process()
    assert [row["state"] for row in world.jobs()] == [2]
    assert card.now.title == paused.title

    await discord.press(ann, card.now, "Resume")
    done = await card.until(titled("Done"))
    assert await hashes(done) == [site.files["/talk.mp4"].sha256]

    assert starts(site, "/talk.mp4") == [0, before]
    assert before > 0


async def test_a_pause_and_a_resume_use_the_same_connection(world, discord, site, ann, titled, hashes):
    gate = site.hold("/talk.mp4")
    gate.after = 2_000_000
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url("/talk.mp4"))
    await asyncio.wait_for(gate.reached(), 30)
    pressed = await discord.press(ann, await card.until(titled("Downloading")), "Pause")
    paused = await pressed.until(titled("Paused"))
    asked = len(site.requests)
    await discord.press(ann, paused, "Resume")
    await card.until(titled("Downloading"))
    gate.release()
    done = await card.until(titled("Done"))
    assert await hashes(done) == [site.files["/talk.mp4"].sha256]
    assert len(site.requests) == asked


async def test_buttons_of_an_old_card_work_after_a_restart(world, discord, site, ann, titled):
    gate = site.hold("/talk.mp4")
    process = await world.start_process()
    card = await discord.slash(ann, "download link", url=site.url("/talk.mp4"))
    await asyncio.wait_for(gate.reached(), 30)
    await card.until(titled("Downloading"))
    await world.kill(process)
    await world.start_process()
    again = await card.until(titled("Downloading"))
    await discord.press(ann, again, "Cancel")
    await card.until(titled("Cancelled"))
    assert [row["state"] for row in world.jobs()] == [8]


async def test_a_stop_by_signal_ends_cleanly_and_the_next_start_goes_on(world, discord, site, ann, titled):
    gate = site.hold("/talk.mp4")
    gate.after = 1_000_000
    process = await world.start_process()
    card = await discord.slash(ann, "download link", url=site.url("/talk.mp4"))
    await asyncio.wait_for(gate.reached(), 30)
    family = children(process.pid)
    process.terminate()
    assert await asyncio.wait_for(process.wait(), 20) == 0
    for child in family:
        await gone(child)
    gate.release()
    await world.start_process()
    await card.until(titled("Done"))
    assert "Traceback" not in world.log
