"""What is made to do harm ends in its own error or as a clean file: never another's bytes, a connection, a hang."""

import asyncio
import io
import struct
import zipfile
import zlib

import pytest
from PIL import Image, PngImagePlugin

from boss_bot.domain.errors.faults import (
    DamagedFileError,
    HiddenContentError,
    TooMuchMediaError,
    WrongFileTypeError,
)
from boss_bot.media import MediaCheck, MediaLimits

LIMIT = 10 * 2**20


async def passed(path, limits=None, size_limit=LIMIT):
    (checked,) = await MediaCheck(limits or MediaLimits()).check([path], size_limit=size_limit)
    return checked


def png_chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width, height, rows=b""):
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + png_chunk(b"IDAT", zlib.compress(rows)) + png_chunk(b"IEND", b"")


def zipped():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("run.sh", "#!/bin/sh\necho hello\n")
    return held.getvalue()


def picture(path, form, **options):
    Image.linear_gradient("L").convert("RGB").save(path, form, **options)
    return path


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
async def test_a_video_that_is_cut_off_is_damaged(clip, tmp_path, share):
    path = tmp_path / "cut.mp4"
    whole = clip.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(DamagedFileError):
        await passed(path)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
async def test_a_picture_that_is_cut_off_is_damaged(tmp_path, form):
    path = picture(tmp_path / "cut", form)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DamagedFileError):
        await passed(path)


async def test_a_bomb_of_pixels_is_refused_before_it_is_decoded(tmp_path):
    path = tmp_path / "bomb.png"
    path.write_bytes(png(30_000, 30_000, bytes(4096)))
    with pytest.raises(TooMuchMediaError) as refused:
        await passed(path)
    assert refused.value.what == "pixels"


async def test_a_picture_just_under_the_bomb_limit_of_pillow_is_refused_by_ours(tmp_path):
    path = tmp_path / "big.png"
    path.write_bytes(png(8_000, 6_000))
    with pytest.raises(TooMuchMediaError) as refused:
        await passed(path)
    assert (refused.value.what, refused.value.amount) == ("pixels", 48_000_000)


async def test_a_gif_of_many_large_frames_is_refused(tmp_path):
    frames = [Image.new("P", (600, 600), n) for n in range(8)]
    frames[0].save(tmp_path / "bomb.gif", save_all=True, append_images=frames[1:], disposal=2)
    with pytest.raises(TooMuchMediaError) as refused:
        await passed(tmp_path / "bomb.gif", MediaLimits(frame_pixels=1_000_000))
    assert refused.value.what == "frames"


async def test_a_gap_in_time_is_a_length_and_is_refused_as_one(tmp_path, ffmpeg):
    path = tmp_path / "gap.mkv"
    ffmpeg(
        *("-f", "lavfi", "-i", "testsrc=s=64x64:r=1:d=2", "-vf", "setpts=N*86400/TB", "-fps_mode", "passthrough"),
        *("-enc_time_base", "1:1000", "-c:v", "mjpeg", path),
    )
    with pytest.raises(TooMuchMediaError) as refused:
        await passed(path)
    assert refused.value.what == "seconds"


@pytest.mark.parametrize(
    ("measure", "limits"),
    [
        ("seconds", MediaLimits(seconds=1.0)),
        ("pixels", MediaLimits(pixels=10_000)),
        ("packets", MediaLimits(packets=20)),
    ],
)
async def test_each_measure_of_a_video_has_its_limit(clip, measure, limits):
    with pytest.raises(TooMuchMediaError) as refused:
        await passed(clip, limits)
    assert refused.value.what == measure
    assert refused.value.amount > refused.value.limit


@pytest.mark.parametrize("ending", ["mp4", "mkv", "ogg"])
async def test_a_file_of_too_many_streams_is_refused(tmp_path, ffmpeg, ending):
    path = tmp_path / f"many.{ending}"
    ffmpeg("-f", "lavfi", "-i", "sine=d=0.1", *["-map", "0:a"] * 20, "-c:a", "libopus", path)
    with pytest.raises(TooMuchMediaError) as refused:
        await passed(path)
    assert refused.value.what == "streams"


@pytest.mark.parametrize("kind", ["hls", "dash", "ffconcat", "sdp"])
@pytest.mark.parametrize("dress", [b"", b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2\n"])
async def test_a_list_that_names_another_jobs_file_never_gets_it(clip, tmp_path, kind, dress):
    text = {
        "hls": f"#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile://{clip}\n#EXT-X-ENDLIST\n",
        "dash": f'<?xml version="1.0"?><MPD type="static"><Period><BaseURL>{clip}</BaseURL></Period></MPD>',
        "ffconcat": f"ffconcat version 1.0\nfile '{clip}'\n",
        "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\n",
    }[kind]
    path = tmp_path / "clip.mp4"
    path.write_bytes(dress + text.encode())
    with pytest.raises((WrongFileTypeError, DamagedFileError)):
        await passed(path)
    assert [file.name for file in tmp_path.iterdir()] == ["clip.mp4"]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP"])
async def test_a_picture_that_is_an_archive_too_is_refused(tmp_path, form):
    path = picture(tmp_path / "both", form)
    path.write_bytes(path.read_bytes() + zipped())
    with pytest.raises(HiddenContentError):
        await passed(path)


async def test_a_video_that_is_an_archive_too_is_refused_wherever_it_hides(clip, tmp_path):
    path = tmp_path / "both.mp4"
    for hidden in (zipped(), struct.pack(">I", 8 + len(zipped())) + b"free" + zipped()):
        path.write_bytes(clip.read_bytes() + hidden)
        with pytest.raises(HiddenContentError):
            await passed(path)


@pytest.mark.parametrize(
    "stranger",
    [b"<html><script>alert(1)</script>", b"\x7fELF\x02\x01\x01", b"#!/bin/sh\n", b"%PDF-1.7\n", b"Rar!\x1a\x07\x00"],
)
async def test_programs_and_pages_behind_a_picture_are_refused(tmp_path, stranger):
    path = picture(tmp_path / "both.png", "PNG")
    path.write_bytes(path.read_bytes() + stranger)
    with pytest.raises(HiddenContentError):
        await passed(path)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP"])
async def test_other_bytes_behind_a_picture_are_cut_off(tmp_path, form):
    path = picture(tmp_path / "tail", form)
    whole = path.read_bytes()
    path.write_bytes(whole + b"\x01\x02 secret of a camera \xff\xfe" * 100)
    assert (await passed(path)).path.read_bytes() == whole


async def test_a_page_in_the_clothes_of_a_video_is_damaged(tmp_path):
    path = tmp_path / "page.mp4"
    path.write_bytes(b"\x00\x00\x00\x14ftypisom\x00\x00\x02\x00isom<html><body onload=alert(1)>")
    with pytest.raises((DamagedFileError, HiddenContentError)):
        await passed(path)


async def test_a_text_bomb_in_a_png_is_no_picture_worth_opening(tmp_path):
    tags = PngImagePlugin.PngInfo()
    for number in range(70):
        tags.add_text(f"key{number}", "x" * 2**20, zip=True)
    path = picture(tmp_path / "text.png", "PNG", pnginfo=tags)
    with pytest.raises(DamagedFileError):
        await passed(path)


async def test_nothing_is_left_running_when_a_check_is_cancelled(clip, tmp_path, children_of_this_process):
    heard = asyncio.Event()

    async def hear(_):
        heard.set()

    copy = tmp_path / "clip.mp4"
    copy.write_bytes(clip.read_bytes())
    work = asyncio.create_task(MediaCheck().check([copy], size_limit=200_000, hear=hear))
    await asyncio.wait_for(heard.wait(), 30)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert children_of_this_process() == []
