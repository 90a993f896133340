"""What is let through is what it is; everything else is refused."""

import os
import subprocess

import imageio_ffmpeg
import pytest

from boss_bot.domain.content.media import MediaKind
from boss_bot.domain.errors.faults import WrongFileTypeError
from boss_bot.media import MediaCheck

LIMIT = 10 * 2**20


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Make one real file of each kind with the real ffmpeg."""
    folder = tmp_path_factory.mktemp("media")
    picture, sound = ["-f", "lavfi", "-i", "testsrc=size=64x64:d=0.2"], ["-f", "lavfi", "-i", "sine=d=0.2"]
    recipes = {
        "a.mp4": picture, "a.mov": picture, "a.webm": picture, "a.mkv": picture, "a.gif": picture, "a.jpg": picture,
        "a.png": picture, "a.webp": picture, "a.mp3": sound, "a.m4a": sound, "a.ogg": sound, "a.opus": sound,
        "a.flac": sound,         "a.wav": sound, "a.aac": sound,
    }  # fmt: skip
    for name, source in recipes.items():
        one = ["-frames:v", "1"] if name.endswith(("jpg", "png")) else []
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *source, *one, str(folder / name)]
        subprocess.run(command, check=True)
    return folder


@pytest.mark.parametrize(
    ("name", "kind", "suffix"),
    [
        ("a.mp4", "video", ".mp4"), ("a.mov", "video", ".mov"), ("a.webm", "video", ".webm"),
        ("a.mkv", "video", ".mp4"),
        ("a.gif", "image", ".gif"),
        ("a.jpg", "image", ".jpg"), ("a.png", "image", ".png"), ("a.webp", "image", ".webp"),
        ("a.mp3", "audio", ".mp3"), ("a.m4a", "audio", ".m4a"), ("a.ogg", "audio", ".ogg"), ("a.opus", "audio", ".ogg"),
        ("a.flac", "audio", ".flac"), ("a.wav", "audio", ".wav"), ("a.aac", "audio", ".m4a"),
    ],
)  # fmt: skip
async def test_a_real_file_is_known_by_its_bytes(made, tmp_path, name, kind, suffix):
    nameless = tmp_path / "file"
    nameless.write_bytes((made / name).read_bytes())
    (checked,) = await MediaCheck().check([nameless], size_limit=LIMIT)
    assert (checked.kind, checked.suffix, checked.size) == (MediaKind(kind), suffix, checked.path.stat().st_size)
    assert (checked.path == nameless) == name.endswith((suffix, ".opus"))  # what Discord plays is not touched


@pytest.mark.parametrize(
    "content",
    [
        b"", b"<!doctype html><title>x</title>", b"MZ\x90\x00", b"\x7fELF\x02", b"PK\x03\x04", b"#EXTM3U\n",
        b"ffconcat version 1.0",
        b'<?xml version="1.0"?><MPD/>', b"{}", b"%PDF-1.7", b"GIF88a", b"RIFF0000AVI ", b"\x1aE\xdf\xa3nothing",
        b"v=0\r\no=", b"\x00" * 4096,
    ],
)  # fmt: skip
async def test_what_is_no_media_is_refused_whatever_its_name(tmp_path, content):
    path = tmp_path / "clip.mp4"
    path.write_bytes(content)
    with pytest.raises(WrongFileTypeError):
        await MediaCheck().check([path], size_limit=LIMIT)


async def test_links_pipes_folders_and_second_names_are_refused_unread(made, tmp_path):
    (tmp_path / "link").symlink_to(made / "a.png")
    os.link(made / "a.jpg", tmp_path / "second-name")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("link", "second-name", "pipe", "folder", "missing"):
        with pytest.raises(WrongFileTypeError):
            await MediaCheck().check([tmp_path / name], size_limit=LIMIT)
    (tmp_path / "second-name").unlink()
