"""What no encode makes small enough is cut into parts that play by themselves."""

import hashlib

import pytest

from boss_bot.domain.errors.failures import FileTooLargeError
from boss_bot.media import MediaCheck, MediaLimits
from boss_bot.media.encoding.split import cuts
from boss_bot.media.inspection.probe import probe


@pytest.fixture(scope="module")
def long_clip(tmp_path_factory, ffmpeg):
    """Twelve seconds at a low rate, with a key frame a second: too long for a much smaller file."""
    path = tmp_path_factory.mktemp("long") / "long.mkv"
    ffmpeg(
        *("-f", "lavfi", "-i", "testsrc2=s=160x120:r=10:d=12,noise=alls=20:allf=t", "-f", "lavfi", "-i", "sine=d=12"),
        *("-c:v", "libx264", "-preset", "ultrafast", "-g", "10", "-b:v", "160k", "-maxrate", "160k", "-bufsize", "80k"),
        *("-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "48k", "-map_metadata", "-1", path),
    )
    return path


def copied(path, folder):
    copy = folder / f"{100:03} %d.part"  # a sign that patterns are made of must not be taken for one
    copy.write_bytes(path.read_bytes())
    return copy


def pictures(ffmpeg, folder, files):
    """Decode the videos one after the other; return a digest of each frame."""
    found = []
    for file in files:
        ffmpeg(
            "-i",
            f"file:{file}",
            "-map",
            "0:v",
            "-f",
            "framehash",
            "-hash",
            "md5",
            "-fps_mode",
            "passthrough",
            folder / "frames",
        )
        lines = (folder / "frames").read_text().splitlines()
        found += [line.rpartition(",")[2] for line in lines if not line.startswith("#")]
    return found


async def test_a_long_video_becomes_parts_that_play_and_lose_no_frame(long_clip, tmp_path, ffmpeg):
    limit = 120_000
    whole = copied(long_clip, tmp_path)
    parts = await MediaCheck().check([whole], size_limit=limit)
    assert len(parts) >= 3
    assert all(part.size == part.path.stat().st_size <= limit for part in parts)
    assert {(part.mime, part.suffix, part.of) for part in parts} == {("video/mp4", ".mp4", 0)}
    assert [part.poster is not None for part in parts] == [True] + [False] * (len(parts) - 1)
    seen = [await probe(part.path, part.mime, MediaLimits()) for part in parts]
    assert sum(one.seconds for one in seen) == pytest.approx(12, abs=1)
    assert all(one.audio and one.video for one in seen)
    assert pictures(ffmpeg, tmp_path, [part.path for part in parts]) == pictures(ffmpeg, tmp_path, [whole])


async def test_parts_are_as_few_as_they_can_be_and_not_more_than_ten(long_clip, tmp_path):
    with pytest.raises(FileTooLargeError):
        await MediaCheck().check([copied(long_clip, tmp_path)], size_limit=25_000)
    with pytest.raises(FileTooLargeError):
        await MediaCheck(MediaLimits(parts=2)).check([copied(long_clip, tmp_path)], size_limit=120_000)


async def test_a_long_sound_is_cut_too(tmp_path, ffmpeg):
    path = tmp_path / "a.mp3"
    ffmpeg("-f", "lavfi", "-i", "anoisesrc=d=20", "-b:a", "64k", "-map_metadata", "-1", path)
    parts = await MediaCheck().check([path], size_limit=60_000)
    assert len(parts) == 3
    assert {part.mime for part in parts} == {"audio/mpeg"}
    assert len({hashlib.sha256(part.path.read_bytes()).digest() for part in parts}) == 3


async def test_each_part_says_which_file_it_was_made_of(long_clip, clip, tmp_path):
    one, other = tmp_path / "one", copied(long_clip, tmp_path)
    one.write_bytes(clip.read_bytes())
    made = await MediaCheck().check([other, one], size_limit=500_000)
    assert [file.of for file in made] == [0, 1]


@pytest.mark.parametrize(
    ("keys", "most", "at"),
    [
        ([(0, 0), (1, 10), (2, 20), (3, 30)], 20, (2,)),
        ([(0, 0), (1, 10), (2, 20), (3, 30)], 10, (1, 2, 3)),
        ([(0, 0), (1, 10), (2, 20), (3, 30)], 40, ()),
        ([(0, 0), (1, 35)], 20, None),
        ([(0, 0), (1, 5), (2, 30)], 20, None),
        ([(0, 0)], 20, None),
        ([], 20, None),
    ],
)
def test_cuts_lie_at_key_packets_and_are_few(keys, most, at):
    assert cuts(keys, 40, most) == at
