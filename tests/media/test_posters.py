"""A video has a small picture of its own, for where it is not played."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from boss_bot.media import MediaCheck

LIMIT = 10 * 2**20


async def poster_of(path: Path) -> Any:
    (checked,) = await MediaCheck().check([path], size_limit=LIMIT)
    return checked.poster


@pytest.fixture
def turning_red(tmp_path, ffmpeg):
    """A video that is black for a second, and red after it."""
    path = tmp_path / "a %d.mp4"
    ffmpeg(
        *("-f", "lavfi", "-i", "color=black:s=960x540:d=1:r=10", "-f", "lavfi", "-i", "color=red:s=960x540:d=2:r=10"),
        *("-filter_complex", "concat", "-pix_fmt", "yuv420p", path),
    )
    return path


async def test_a_poster_shows_the_video_after_a_second(turning_red):
    with Image.open(await poster_of(turning_red)) as still:
        assert (still.format, still.size) == ("JPEG", (640, 360))
        darkest, lightest = zip(*still.convert("RGB").getextrema(), strict=True)
    assert darkest[0] > 200
    assert max(lightest[1:]) < 60


async def test_a_video_shorter_than_that_shows_its_first_picture(tmp_path, ffmpeg):
    ffmpeg("-f", "lavfi", "-i", "testsrc=s=320x240:d=0.3", tmp_path / "a.webm")
    with Image.open(await poster_of(tmp_path / "a.webm")) as still:
        assert still.size == (320, 240)


async def test_a_sound_has_none(tmp_path, ffmpeg):
    ffmpeg("-f", "lavfi", "-i", "sine=d=1", tmp_path / "a.mp3")
    assert await poster_of(tmp_path / "a.mp3") is None


async def test_a_video_of_which_no_poster_can_be_made_is_passed_on_without(tmp_path, ffmpeg):
    path = tmp_path / "line.mkv"
    ffmpeg("-f", "lavfi", "-i", "testsrc=s=4000x1:d=0.3", "-c:v", "ffv1", "-map_metadata", "-1", path)
    assert await poster_of(path) is None
    assert not path.with_name("line.mkv.poster").exists()
