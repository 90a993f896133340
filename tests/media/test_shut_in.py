"""The programs that decode have no network, no secrets, little memory, and write no large files."""

import asyncio
import os
import sys

import pytest
from loguru import logger

from boss_bot.domain.errors.faults import DamagedFileError, WrongFileTypeError
from boss_bot.media import MediaCheck, MediaLimits
from boss_bot.media.programs.child import run
from boss_bot.media.programs.ended import Heard
from boss_bot.media.programs.ffmpeg import reading
from boss_bot.media.programs.program import find_ffmpeg, is_good
from tests.waiting import until

LIMIT = 10 * 2**20


async def told(code, seconds=20.0, file_bytes=0):
    """Run a line of Python shut in; return how it ended and what it said."""
    heard = Heard()
    ended = await run([sys.executable, "-I", "-c", code], seconds=seconds, file_bytes=file_bytes, hear=heard.hear)
    return ended, bytes(heard.text).decode()


async def test_no_program_can_make_a_socket():
    for family in ("AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK"):
        ended, _ = await told(f"import socket; socket.socket(socket.{family})")
        assert not ended.well
        assert b"PermissionError" in ended.words
    ended, _ = await told("import socket; socket.socketpair()")
    assert b"PermissionError" in ended.words


async def test_nothing_of_the_bots_environment_is_there():
    names = "*sorted({*os.environ} - {'LC_CTYPE'})"
    ask = f"import os; print({names}, os.nice(0), oct(os.umask(0)), len(os.listdir('/dev/fd')))"
    _, said = await told(ask)
    assert said.split() == ["LANG", "PATH", "10", "0o77", "4"]  # three pipes, and the folder that is being listed


async def test_memory_is_bounded():
    ended, _ = await told("x = bytearray(3 << 30)")
    assert b"MemoryError" in ended.words


async def test_what_is_written_is_bounded(tmp_path):
    ended, _ = await told(f"open({str(tmp_path / 'big')!r}, 'wb').write(bytes(200_000))", file_bytes=100_000)
    assert not ended.well
    assert (tmp_path / "big").stat().st_size <= 100_000


async def test_processor_time_is_bounded():
    ended, _ = await told("while True: pass", seconds=0.1)
    assert ended.late


class Canary:
    """A server that nobody may reach."""

    def __init__(self):
        self.visits = 0
        self.port = 0

    async def visit(self, _, writer):
        self.visits += 1
        writer.close()


@pytest.fixture
async def canary():
    canary = Canary()
    async with await asyncio.start_server(canary.visit, "127.0.0.1", 0) as server:
        canary.port = server.sockets[0].getsockname()[1]
        yield canary


HLS = "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n{target}\n#EXT-X-ENDLIST\n"
DASH = '<?xml version="1.0"?><MPD type="static"><Period><BaseURL>{target}</BaseURL></Period></MPD>'
LISTS = {
    "hls": HLS, "master": "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n{target}\n", "dash": DASH,
    "ffconcat": "ffconcat version 1.0\nfile '{target}'\n",
    "key": HLS.replace("#EXTINF", '#EXT-X-KEY:METHOD=AES-128,URI="{target}"\n#EXTINF'),
    "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video {port} RTP/AVP 96\n",
}  # fmt: skip


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("scheme", ["http", "tcp", "file"])
async def test_a_list_in_the_clothes_of_a_video_reaches_nothing(canary, clip, tmp_path, kind, scheme):
    target = f"file://{clip}" if scheme == "file" else f"{scheme}://127.0.0.1:{canary.port}/a.ts"
    text = LISTS[kind].replace("{target}", target).replace("{port}", str(canary.port))
    path = tmp_path / "clip.mp4"
    path.write_text(text)
    with pytest.raises(WrongFileTypeError):
        await MediaCheck().check([path], size_limit=LIMIT)
    # and where the first bytes are believed, ffmpeg reads it as what they say, never as a list
    for mime in ("video/mp4", "video/webm", "audio/mpeg"):
        command = [*reading(path, mime, MediaLimits()), "-c", "copy", "-f", "matroska", f"file:{tmp_path / 'out'}"]
        await run(command, seconds=20, file_bytes=LIMIT)
        copied = (tmp_path / "out").read_bytes() if (tmp_path / "out").exists() else b""
        assert clip.read_bytes()[2000:2064] not in copied
        assert len(copied) < 2000
    assert canary.visits == 0


async def test_ffmpeg_told_to_open_a_network_address_cannot(canary, tmp_path):
    for scheme in ("http", "tcp"):
        source = f"{scheme}://127.0.0.1:{canary.port}/a.mp4"
        ended = await run(
            [str(find_ffmpeg()), "-v", "error", "-i", source, "-f", "null", "-"], seconds=20, file_bytes=0
        )
        assert not ended.well
    assert canary.visits == 0


async def test_a_child_dies_with_the_bot(tmp_path):
    """A bot that is killed leaves no program behind."""
    code = (
        "import asyncio, os, sys\n"
        "from boss_bot.media.programs.child import run\n"
        "async def main():\n"
        "    async def hear(piece):\n"
        "        print(piece.decode(), flush=True)\n"
        "        os.kill(os.getpid(), 9)\n"
        "    line = 'import os, time; print(os.getpid(), flush=True); time.sleep(600)'\n"
        "    await run([sys.executable, '-c', line], seconds=600, file_bytes=0, hear=hear)\n"
        "asyncio.run(main())\n"
    )
    bot = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE)
    child = int((await bot.communicate())[0])
    assert bot.returncode == -9
    await until(lambda: not lives(child), 10)


def lives(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:  # noqa: PTH123
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("content", [b"", b"\0", b"<html>", b"MZ" + bytes(100)])
async def test_what_is_no_media_is_not_even_opened(tmp_path, content):
    path = tmp_path / "clip.mp4"
    path.write_bytes(content)
    with pytest.raises((WrongFileTypeError, DamagedFileError)):
        await MediaCheck().check([path], size_limit=LIMIT)


@pytest.mark.parametrize(
    ("told_version", "good"),
    [
        ("ffmpeg version 8.1.3 Copyright\nconfiguration: --enable-libx264", True),
        ("ffmpeg version n9.0.2-17-g1 Copyright\nconfiguration: --enable-libx264", True),
        ("ffmpeg version 8.1.2 Copyright\nconfiguration: --enable-libx264", False),
        ("ffmpeg version 5.1.9-0+deb12u1 Copyright\nconfiguration: --enable-libx264", False),
        ("ffmpeg version 9.0 Copyright\nconfiguration: --enable-gpl", False),
        ("ffmpeg version N-12345-gabc", False),
        ("", False),
    ],
)
def test_the_machines_own_ffmpeg_is_taken_when_it_is_new_enough(told_version, good):
    assert is_good(told_version) is good


def test_the_ffmpeg_that_is_used_is_a_program():
    assert os.access(find_ffmpeg(), os.X_OK)


@pytest.fixture
def choosing(monkeypatch, tmp_path):
    """Choose an ffmpeg anew, beside one of the machine's own, or of the environment's, that says a version."""
    warnings = []
    number = logger.add(lambda message: warnings.append(str(message)), level="WARNING")

    def choose(version, *, named=False):
        path = tmp_path / "ffmpeg"
        path.write_text(f"#!/bin/sh\necho 'ffmpeg version {version} Copyright --enable-libx264'\n")
        path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
        if named:
            monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(path))
        find_ffmpeg.cache_clear()
        return find_ffmpeg() == path, warnings

    yield choose
    logger.remove(number)
    monkeypatch.undo()
    find_ffmpeg.cache_clear()


def test_the_machines_own_is_taken_when_it_is_good_and_left_when_it_is_old(choosing):
    assert choosing("9.0") == (True, [])
    assert choosing("5.1.9") == (False, [])


def test_one_that_the_environment_names_is_taken_with_a_warning_when_it_is_old(choosing):
    taken, warnings = choosing("5.1.9", named=True)
    assert taken
    assert "8.1.3" in warnings[0]
