"""An encode can be held in the middle: it stands still, gives its place away, and goes on where it was."""

import asyncio
import signal
import sys
from pathlib import Path

import pytest

from boss_bot.domain.content.progress import Progress
from boss_bot.domain.jobs.hold import Hold
from boss_bot.media import MediaCheck, MediaLimits
from boss_bot.media.programs.child import run
from tests.waiting import until

WAIT = 30
LIMIT = 800_000


def copied(clip, path):
    path.write_bytes(clip.read_bytes())
    return path


@pytest.fixture(scope="module")
def slow_clip(tmp_path_factory, ffmpeg):
    """A clip that takes a second or more to encode."""
    path = tmp_path_factory.mktemp("slow") / "slow.mp4"
    ffmpeg(
        *("-f", "lavfi", "-i", "testsrc=s=640x480:r=30:d=3,noise=alls=20:allf=t", "-c:v", "libx264"),
        *("-preset", "ultrafast", "-pix_fmt", "yuv420p", "-b:v", "6M", "-map_metadata", "-1", path),
    )
    return path


class Holder:
    """Holds an encode at the first word about how far it is."""

    def __init__(self):
        self.hold = Hold()
        self.shares = []
        self.begun = asyncio.Event()

    async def hear(self, event):
        if isinstance(event, Progress) and event.fraction is not None:
            self.shares.append(event.fraction)
            if not self.begun.is_set():
                self.hold.stop()
                self.begun.set()


async def until_stopped(find):
    """Wait until the one child of this process stands still."""
    await until(lambda: [state(pid) for pid in find()] == ["T"], WAIT)


def state(pid):
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


async def test_a_held_encode_stands_still_and_another_takes_its_place(slow_clip, clip, tmp_path, own_children):
    media, held = MediaCheck(MediaLimits(threads=1)), Holder()
    source = copied(slow_clip, tmp_path / "a")
    first = asyncio.create_task(media.check([source], size_limit=LIMIT, hear=held.hear, hold=held.hold))
    await asyncio.wait_for(held.begun.wait(), WAIT)
    await until_stopped(own_children)

    (other,) = await asyncio.wait_for(media.check([copied(clip, tmp_path / "b")], size_limit=400_000), WAIT)
    assert other.size <= 400_000
    assert not first.done()
    held.hold.go()
    (made,) = await asyncio.wait_for(first, WAIT)
    assert made.size <= LIMIT
    assert held.shares[0] < held.shares[-1]
    assert own_children() == []


async def test_a_held_encode_is_gone_when_it_is_cancelled(slow_clip, clip, tmp_path, own_children):
    media, held = MediaCheck(), Holder()
    source = copied(slow_clip, tmp_path / "a")
    work = asyncio.create_task(media.check([source], size_limit=LIMIT, hear=held.hear, hold=held.hold))
    await asyncio.wait_for(held.begun.wait(), WAIT)
    await until_stopped(own_children)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert own_children() == []
    (after,) = await asyncio.wait_for(media.check([copied(clip, tmp_path / "b")], size_limit=400_000), WAIT)
    assert after.size <= 400_000  # its place was free


async def test_time_that_a_program_stood_still_is_not_counted(own_children):
    hold = Hold()
    hold.stop()
    work = asyncio.create_task(run(["/bin/sleep", "0.3"], seconds=2, file_bytes=0, stop=hold))
    await until_stopped(own_children)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(2.2):
            await asyncio.shield(work)
    hold.go()
    assert (await work).well


async def test_a_program_whose_time_is_over_is_asked_first_and_then_killed(tmp_path):
    deaf = (
        "import pathlib, signal, sys, time\n"
        "signal.signal(signal.SIGTERM, lambda *_: pathlib.Path(sys.argv[1]).write_text('asked'))\n"
        "while True: time.sleep(60)\n"
    )
    command = [sys.executable, "-c", deaf, str(tmp_path / "told")]
    ended = await run(command, seconds=2, file_bytes=100, grace=1)
    assert (ended.late, ended.status) == (True, -signal.SIGKILL)
    assert (tmp_path / "told").read_text() == "asked"
