"""What is clean is passed on byte for byte; what tells of a person or a place leaves that behind."""

import struct

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from boss_bot.media import MediaCheck

LIMIT = 10 * 2**20
SECRET = b"Anna Example"


async def passed(path, size_limit=LIMIT):
    (checked,) = await MediaCheck().check([path], size_limit=size_limit)
    assert checked.size == checked.path.stat().st_size
    return checked


def gradient(width=200, height=100):
    return Image.merge("RGB", [Image.linear_gradient("L").resize((width, height))] * 3)


def private_exif(orientation=1):
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = orientation, SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    return exif


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
async def test_a_clean_picture_is_not_touched(tmp_path, form):
    path = tmp_path / "picture"
    gradient().save(path, form, icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    whole = path.read_bytes()
    assert (await passed(path)).path.read_bytes() == whole


async def test_a_clean_video_is_not_touched(clip, tmp_path):
    path = tmp_path / "clip.mp4"
    path.write_bytes(clip.read_bytes())
    assert (await passed(path)).path.read_bytes() == clip.read_bytes()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
async def test_a_picture_loses_its_place_and_its_owner_and_keeps_its_look(tmp_path, form):
    path = tmp_path / "picture"
    gradient().save(path, form, exif=private_exif())
    assert SECRET in path.read_bytes()
    clean = (await passed(path)).path
    assert SECRET not in clean.read_bytes()
    with Image.open(clean) as after, Image.open(path) as before:
        assert (after.format, after.size, dict(after.getexif())) == (form, before.size, {})
        pairs = zip(after.convert("L").tobytes(), before.convert("L").tobytes(), strict=True)
        assert max(abs(a - b) for a, b in pairs) <= 8


async def test_texts_in_a_png_go_and_its_pixels_stay(tmp_path):
    tags = PngImagePlugin.PngInfo()
    tags.add_text("Author", SECRET.decode())
    gradient().save(tmp_path / "a.png", pnginfo=tags)
    clean = (await passed(tmp_path / "a.png")).path
    assert SECRET not in clean.read_bytes()
    with Image.open(clean) as after:
        assert after.tobytes() == gradient().tobytes()


async def test_a_picture_that_lies_on_its_side_is_turned(tmp_path):
    gradient(200, 100).save(tmp_path / "a.jpg", exif=private_exif(orientation=6))
    clean = await passed(tmp_path / "a.jpg")
    with Image.open(clean.path) as after:
        assert (after.size, dict(after.getexif())) == ((100, 200), {})


@pytest.mark.parametrize("ending", ["mp4", "mov", "mkv", "webm", "m4a", "mp3", "flac", "ogg"])
async def test_a_video_or_sound_loses_its_place_and_its_owner_and_nothing_else(tmp_path, ffmpeg, ending):
    sound = ending in ("m4a", "mp3", "flac", "ogg")
    source = "sine=d=0.3" if sound else "testsrc=s=64x64:d=0.3"
    place = ("-metadata", "location=+52.1+004.3/", "-metadata", f"comment={SECRET.decode()}")
    path = tmp_path / f"a.{ending}"
    ffmpeg("-f", "lavfi", "-i", source, *place, path)
    assert SECRET in path.read_bytes()
    clean = await passed(path)
    assert clean.suffix == (".mp4" if ending == "mkv" else path.suffix)
    for told in (SECRET, b"+52.1"):
        assert told not in clean.path.read_bytes()
    assert (await passed(clean.path)).path == clean.path  # and now it is clean


@pytest.mark.parametrize("place", ["top", "movie"])
async def test_boxes_that_ffmpeg_does_not_tell_of_are_found(clip, tmp_path, ffmpeg, place):
    box = struct.pack(">I", 8 + 16 + len(SECRET)) + b"uuid" + bytes(16) + SECRET
    ffmpeg("-i", clip, "-c", "copy", "-map_metadata", "-1", "-fflags", "+bitexact", tmp_path / "slow.mp4")
    whole = (tmp_path / "slow.mp4").read_bytes()
    if place == "movie":
        box = struct.pack(">I", 8 + len(box)) + b"udta" + box
        at = whole.rindex(b"moov") - 4
        whole = whole[:at] + struct.pack(">I", len(whole) - at + len(box)) + whole[at + 4 :] + box
    else:
        whole += box
    path = tmp_path / "clip.mp4"
    path.write_bytes(whole)
    clean = await passed(path)
    assert clean.path != path
    assert SECRET not in clean.path.read_bytes()


async def test_sound_in_the_container_of_a_video_is_called_a_sound(tmp_path, ffmpeg):
    ffmpeg("-f", "lavfi", "-i", "sine=d=0.3", "-map_metadata", "-1", tmp_path / "a.mp4")
    checked = await passed(tmp_path / "a.mp4")
    assert (checked.kind, checked.suffix, checked.mime) == ("audio", ".m4a", "audio/mp4")


async def test_a_file_knows_what_was_done_to_it(clip, tmp_path):
    gradient().save(tmp_path / "private.jpg", exif=private_exif())
    gradient().save(tmp_path / "clean.png")
    assert (await passed(tmp_path / "private.jpg")).history == ("written anew",)
    assert (await passed(tmp_path / "clean.png")).history == ()
    (tmp_path / "clip.mp4").write_bytes(clip.read_bytes())
    small = await passed(tmp_path / "clip.mp4", size_limit=clip.stat().st_size - 1000)
    assert small.history[-1] == "made to fit"
