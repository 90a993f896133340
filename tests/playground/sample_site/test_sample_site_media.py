"""The files on the shelf: real media, the same every time, made once, and gone when they should be."""

import asyncio
import hashlib
import shutil
from pathlib import Path

import imageio_ffmpeg
import pytest

from boss_bot.playground.sample_site import SampleMediaError, SampleSite
from boss_bot.playground.sample_site.making import find_ffmpeg, fingerprint, make_media


def names_in(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


async def decode(file: Path) -> str:
    """What ffmpeg says of a file it decodes to the end, strictly."""
    process = await asyncio.create_subprocess_exec(
        imageio_ffmpeg.get_ffmpeg_exe(),
        *("-nostdin", "-hide_banner", "-xerror", "-i", str(file), "-f", "null", "-"),
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0, said
    return said.decode()


@pytest.mark.parametrize(
    ("path", "signs"),
    [
        ("/clip.mp4", ["Video: h264", "640x360", "Audio: aac", "Duration: 00:00:06"]),
        ("/talk.mp4", ["Video: h264", "640x360", "Audio: aac", "Duration: 00:00:04"]),
        ("/clip.webm", ["Video: vp8", "320x180", "Duration: 00:00:03"]),
        ("/song.mp3", ["Audio: mp3", "Duration: 00:00:06"]),
        ("/cat.jpg", ["Video: mjpeg", "640x360"]),
        ("/dog.png", ["Video: png", "640x360"]),
        ("/sunset.webp", ["Video: webp", "640x360"]),
        ("/gif.gif", ["Video: gif", "160x90"]),
    ],
)
async def test_each_file_is_what_it_says(site: SampleSite, path: str, signs: list[str]) -> None:
    item = site.files[path]
    said = await decode(item.file)

    assert [sign for sign in signs if sign not in said] == []
    assert item.size == item.file.stat().st_size
    assert item.sha256 == hashlib.sha256(item.file.read_bytes()).hexdigest()


async def test_the_sizes_are_those_a_person_was_promised(site: SampleSite) -> None:
    assert 1_000_000 < site.files["/clip.mp4"].size < 2_000_000
    assert 6_000_000 < site.files["/talk.mp4"].size < 8_000_000
    assert all(item.size < 200_000 for path, item in site.files.items() if not path.endswith((".mp4", ".ts")))
    assert [site.files[f"/stream-{lines}.ts"].size // 100_000 for lines in (240, 480, 720)] == [4, 10, 22]


async def test_two_starts_make_the_same_bytes_and_leave_nothing_behind(site: SampleSite) -> None:
    other = await SampleSite.start()
    folder = other.files["/clip.mp4"].file.parent
    assert {path: item.sha256 for path, item in other.files.items()} == {
        path: item.sha256 for path, item in site.files.items()
    }
    assert folder.is_dir()

    await other.stop()

    assert not folder.exists()


async def test_a_kept_folder_is_taken_as_it_is_and_damage_is_made_good(site: SampleSite, tmp_path: Path) -> None:
    made = site.files["/clip.mp4"]
    folder = Path(shutil.copytree(made.file.parent, tmp_path / "kept"))
    first = await SampleSite.start(folder=folder)
    await first.stop()
    clip = first.files["/clip.mp4"]
    assert clip.file == folder / "clip.mp4"
    assert clip.file.stat().st_mtime_ns == made.file.stat().st_mtime_ns

    clip.file.write_bytes(b"spoilt")
    second = await SampleSite.start(folder=folder)
    await second.stop()
    assert second.files["/clip.mp4"].sha256 == made.sha256 == hashlib.sha256(clip.file.read_bytes()).hexdigest()
    assert names_in(folder) == {"made.json", *(path[1:] for path in first.files)}


def test_a_program_that_fails_is_quoted(tmp_path: Path) -> None:
    broken = tmp_path / "ffmpeg"
    broken.write_text("#!/bin/sh\necho 'no such encoder' >&2\nexit 3\n")
    broken.chmod(0o755)

    with pytest.raises(SampleMediaError, match="no such encoder"):
        make_media(broken, tmp_path)
    with pytest.raises(SampleMediaError, match="not-here"):
        make_media(tmp_path / "not-here", tmp_path)


def test_another_program_is_not_taken_for_the_one_that_made_the_files(tmp_path: Path) -> None:
    copy = tmp_path / "ffmpeg"
    assert fingerprint(find_ffmpeg()) == fingerprint(find_ffmpeg()) != fingerprint(copy)

    missing = fingerprint(copy)
    copy.write_text("another")
    assert fingerprint(copy) != missing


async def test_a_start_that_fails_leaves_nothing_open(
    site: SampleSite, media_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(OSError, match=str(site.address.partition(":")[2])):
        await SampleSite.start(port=int(site.address.partition(":")[2]), folder=media_folder)
    with pytest.raises(ValueError, match="more than 0"):
        await SampleSite.start(folder=media_folder, speed=0)

    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(tmp_path / "no-ffmpeg"))
    with pytest.raises(SampleMediaError, match="no-ffmpeg"):
        await SampleSite.start(folder=tmp_path / "a" / "folder to be made")
    assert names_in(tmp_path / "a" / "folder to be made") == set()
