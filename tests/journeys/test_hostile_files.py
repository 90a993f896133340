# mypy: disable-error-code="import-untyped"
"""Files that mean harm, all the way from a site to the member: each ends in its own words, and reaches nothing."""

import asyncio
import io
import struct
import zipfile
import zlib

import imageio_ffmpeg
import psutil
import pytest
from aiohttp import web
from PIL import Image

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
HLS = "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n{there}\n#EXT-X-ENDLIST\n"
DASH = '<?xml version="1.0"?><MPD type="static"><Period><BaseURL>{there}</BaseURL></Period></MPD>'
FFCONCAT = "ffconcat version 1.0\nfile '{there}'\n"
DRESS = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2\n"


def picture():
    held = io.BytesIO()
    Image.linear_gradient("L").save(held, "PNG")
    return held.getvalue()


def zipped():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("run.sh", "#!/bin/sh\n")
    return held.getvalue()


def bomb_of_pixels():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(4096))) + chunk(b"IEND", b"")
    )


def bomb_of_frames():
    """Return a GIF of half a kilobyte that unpacks to a thousand million pixels and more."""
    frame = b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0"
    return b"GIF89a" + struct.pack("<HH", 6000, 6000) + b"\x80\0\0" + bytes(6) + frame * 40 + b"\x3b"


async def day_long(folder):
    """Return a video of two pictures with a day between them."""
    process = await asyncio.create_subprocess_exec(
        imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "lavfi", "-i", "testsrc=s=64x64:r=1:d=2",
        "-vf", "setpts=N*86400/TB", "-fps_mode", "passthrough", "-enc_time_base", "1:1000", "-c:v", "mjpeg",
        folder / "gap.mkv",
    )  # fmt: skip
    assert await process.wait() == 0
    return (folder / "gap.mkv").read_bytes()


@pytest.fixture
async def clamd(tmp_path):
    """A daemon that speaks clamd's protocol and knows one signature."""

    async def serve(reader, writer):
        content = b""
        assert await reader.readexactly(10) == b"zINSTREAM\0"
        while size := int.from_bytes(await reader.readexactly(4), "big"):
            content += await reader.readexactly(size)
        writer.write(b"stream: Eicar-Test FOUND\0" if EICAR in content else b"stream: OK\0")
        writer.close()

    async with await asyncio.start_unix_server(serve, tmp_path / "clamd.ctl"):
        yield f"unix:{tmp_path / 'clamd.ctl'}"


@pytest.fixture
async def canary():
    """A server that nobody may visit: its address, and the visits."""
    visits = []

    async def visit(_, writer):
        visits.append(1)
        writer.close()

    async with await asyncio.start_server(visit, "127.0.0.1", 0) as server:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}", visits


@pytest.fixture
async def serve():
    """Serve files by their names; answer with the server's address."""
    runners = []

    async def start(files):
        async def answer(request):
            return web.Response(body=files[request.path[1:]], content_type="application/octet-stream")

        app = web.Application()
        app.router.add_get("/{name}", answer)
        runners.append(web.AppRunner(app))
        await runners[0].setup()
        await web.TCPSite(runners[0], "127.0.0.1", 0).start()
        return f"127.0.0.1:{runners[0].addresses[0][1]}"

    yield start
    for runner in runners:
        await runner.cleanup()


async def test_each_hostile_file_ends_in_its_own_words_and_reaches_nothing(
    world, discord, site, ann, titled, serve, clamd, canary, tmp_path
):
    secret = picture() + b"another job's bytes"
    (tmp_path / "other.mp4").write_bytes(secret)
    (address, visits), clip = canary, site.files["/clip.mp4"].content
    lists = {
        f"{name}-{place}{'-dressed' if dress else ''}.mp4": (dress + text.format(there=there).encode(), code)
        for name, text in (("hls", HLS), ("dash", DASH), ("ffconcat", FFCONCAT))
        for place, there in (("file", f"file://{tmp_path / 'other.mp4'}"), ("net", f"http://{address}/a.ts"))
        for dress, code in ((b"", "FILE-1"), (DRESS, "FILE-2"))
    }
    hostile = {
        "cut.mp4": (clip[: len(clip) // 2], "FILE-2"),
        "nothing.mp4": (b"", "NONE-1"),
        "page.mp4": (b"<!doctype html><script>alert(1)</script>", "FILE-1"),
        "program.mp4": (b"\x7fELF\x02\x01\x01" + bytes(500), "FILE-1"),
        "pixels.png": (bomb_of_pixels(), "FILE-4"),
        "frames.gif": (bomb_of_frames(), "FILE-4"),
        "gap.mkv": (await day_long(tmp_path), "FILE-4"),
        "both.png": (picture() + zipped(), "FILE-3"),
        "malware.png": (picture() + EICAR, "FILE-5"),
        **lists,
    }
    there = await serve({name: content for name, (content, _) in hostile.items()})
    await world.start(
        allowed_addresses=f"{site.address},{there}", scanner=clamd, max_queue_size=50,
        max_concurrent_downloads=4, user_concurrent_downloads=4,
    )  # fmt: skip
    cards = {name: await discord.slash(ann, "download link", url=f"http://{there}/{name}") for name in hostile}
    for name, card in cards.items():
        failed = await card.until(titled("Failed"), timeout=120)
        assert hostile[name][1] in failed.text, name
        assert failed.attachments == ()
        assert "other.mp4" not in failed.text
    await world.settled()
    assert visits == []
    running = [" ".join(child.cmdline()) for child in psutil.Process().children(recursive=True)]
    assert not [line for line in running if "confined.py" in line or "lavfi" in line]
    kept = [path for path in (world.folder / "data" / "downloads").rglob("*") if path.is_file()]
    assert kept == []
