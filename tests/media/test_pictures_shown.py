"""Pictures that Discord's clients do not show become pictures that they do; moving ones that are too large, videos."""

import struct
import subprocess

import imageio_ffmpeg
import pytest
from PIL import Image

from boss_bot.domain.content.media import MediaKind
from boss_bot.domain.errors.failures import FileTooLargeError
from boss_bot.domain.errors.faults import DamagedFileError, TooMuchMediaError
from boss_bot.media import MediaCheck, MediaLimits
from boss_bot.media.inspection.probe import probe

LIMIT = 10 * 2**20
FRAMES = 5


async def passed(path, size_limit=LIMIT, limits=None):
    (checked,) = await MediaCheck(limits or MediaLimits()).check([path], size_limit=size_limit)
    assert checked.size == checked.path.stat().st_size <= size_limit
    return checked


def noise(size=(160, 120)):
    return Image.merge("RGB", [Image.effect_noise(size, 60) for _ in range(3)])


@pytest.mark.parametrize(("form", "name"), [("BMP", "a.bmp"), ("TIFF", "a.tiff")])
async def test_what_is_not_shown_becomes_a_png_with_the_same_pixels(tmp_path, form, name):
    picture = noise()
    picture.save(tmp_path / name, form)
    shown = await passed(tmp_path / name)
    assert (shown.mime, shown.suffix, shown.kind) == ("image/png", ".png", MediaKind.IMAGE)
    with Image.open(shown.path) as after:
        assert after.tobytes() == picture.tobytes()


@pytest.mark.parametrize(("form", "name"), [("BMP", "a.bmp"), ("TIFF", "a.tiff")])
async def test_and_a_jpeg_where_the_png_would_be_too_large(tmp_path, form, name):
    noise().save(tmp_path / name, form)
    shown = await passed(tmp_path / name, size_limit=30_000)
    assert shown.mime == "image/jpeg"
    with Image.open(shown.path) as after:
        assert after.size == (160, 120)


async def test_of_a_tiff_of_many_pages_the_first_is_shown(tmp_path):
    pages = [Image.new("RGB", (40, 30), colour) for colour in ("red", "green", "blue")]
    pages[0].save(tmp_path / "a.tiff", save_all=True, append_images=pages[1:])
    with Image.open((await passed(tmp_path / "a.tiff")).path) as after:
        assert after.convert("RGB").getpixel((0, 0)) == (255, 0, 0)


@pytest.mark.parametrize("form", ["WEBP", "PNG", "AVIF", "GIF"])
async def test_a_moving_picture_that_is_too_large_becomes_a_video_with_all_its_frames(tmp_path, form):
    frames = [noise() for _ in range(FRAMES)]
    path = tmp_path / "moving"
    frames[0].save(path, form, save_all=True, append_images=frames[1:], duration=200, loop=0)
    assert (await passed(path)).path == path  # as it is where it fits
    small = await passed(path, path.stat().st_size - 1)
    assert (small.mime, small.suffix, small.kind) == ("video/mp4", ".mp4", MediaKind.VIDEO)
    seen = await probe(small.path, small.mime, MediaLimits())
    assert seen.video is not None
    assert (seen.video.packets, seen.video.size) == (FRAMES, (160, 120))
    assert seen.seconds == pytest.approx(0.2 * FRAMES, abs=0.3)


async def test_a_moving_picture_is_never_cut_into_parts(tmp_path):
    frames = [noise() for _ in range(FRAMES)]
    frames[0].save(tmp_path / "a", "PNG", save_all=True, append_images=frames[1:], duration=5000)
    with pytest.raises(FileTooLargeError):
        await passed(tmp_path / "a", 100_000)


def box(kind, *parts):
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def full(kind, version, flags, *parts):
    return box(kind, struct.pack(">I", version << 24 | flags), *parts)


def tile(folder, number, size=128):
    """Return the configuration and the bytes of one picture in H.265."""
    path = folder / f"tile{number}.mp4"
    source = f"{('testsrc2', 'testsrc', 'smptebars', 'rgbtestsrc')[number]}=s={size}x{size}:d=1:r=1"
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "lavfi", "-i", source, "-frames:v", "1",
        "-pix_fmt", "yuv420p", "-c:v", "libx265", "-x265-params", "log-level=none:info=0", "-tag:v", "hvc1", path,
    ]  # fmt: skip
    subprocess.run(command, check=True)
    data, found = path.read_bytes(), []
    for kind in (b"hvcC", b"mdat"):
        at = data.index(kind)
        found.append(data[at + 4 : at - 4 + struct.unpack(">I", data[at - 4 : at])[0]])
    return found


@pytest.fixture(scope="module")
def tiles(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tiles")
    return [tile(folder, number) for number in range(4)]


def heic(tiles, columns=1, size=128, turns=0, claims=None):
    """Put a phone's picture together (ISO/IEC 23008-12): tiles, and a grid of them."""
    number = len(tiles)
    rows, whole = number // columns, number + 1
    across, down = claims or (size * columns, size * rows)
    grid = bytes([0, 0, rows - 1, columns - 1]) + struct.pack(">HH", across & 0xFFFF, down & 0xFFFF)
    infos = [full(b"infe", 2, 1, struct.pack(">HH4s", n, 0, b"hvc1"), b"\0") for n in range(1, whole)]
    infos.append(full(b"infe", 2, 0, struct.pack(">HH4s", whole, 0, b"grid"), b"\0"))
    of_a_tile, of_all = (full(b"ispe", 0, 0, struct.pack(">II", *s)) for s in ((size, size), (across, down)))
    properties = [*(box(b"hvcC", each[0]) for each in tiles), of_a_tile, of_all, box(b"irot", bytes([turns]))]
    ties = b"".join(struct.pack(">HBBB", n, 2, n, number + 1) for n in range(1, whole))
    ties += struct.pack(">HBBB", whole, 2, number + 2, number + 3)

    def meta(at):
        places = b""
        for n, (_, data) in enumerate(tiles, 1):
            places += struct.pack(">HHHHII", n, 0, 0, 1, at, len(data))
            at += len(data)
        places += struct.pack(">HHHHII", whole, 1, 0, 1, 0, len(grid))
        return full(
            b"meta", 0, 0, full(b"hdlr", 0, 0, bytes(4) + b"pict" + bytes(13)),
            full(b"pitm", 0, 0, struct.pack(">H", whole)), full(b"iinf", 0, 0, struct.pack(">H", whole), *infos),
            full(b"iref", 0, 0, box(b"dimg", struct.pack(f">HH{number}H", whole, number, *range(1, whole)))),
            box(b"iprp", box(b"ipco", *properties), full(b"ipma", 0, 0, struct.pack(">I", whole), ties)),
            box(b"idat", grid), full(b"iloc", 1, 0, bytes([0x44, 0]), struct.pack(">H", whole), places),
        )  # fmt: skip

    head = box(b"ftyp", b"heic\0\0\0\0mif1heic")
    return head + meta(len(head) + len(meta(0)) + 8) + box(b"mdat", *(data for _, data in tiles))


def likeness(picture, source, corner, size=128):
    """Return the mean difference of a part of a picture from the pattern that it was made of."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "lavfi", "-i", f"{source}=s={size}x{size}:d=1:r=1",
               "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "gray", "-"]  # fmt: skip
    pattern = subprocess.run(command, check=True, capture_output=True).stdout
    part = picture.convert("L").crop((*corner, corner[0] + size, corner[1] + size)).tobytes()
    return sum(abs(a - b) for a, b in zip(part, pattern, strict=True)) / len(part)


async def test_a_phones_picture_becomes_a_jpeg_its_tiles_in_their_places(tiles, tmp_path):
    (tmp_path / "IMG_1.HEIC").write_bytes(heic(tiles, columns=2))
    shown = await passed(tmp_path / "IMG_1.HEIC")
    assert (shown.mime, shown.suffix, shown.kind, shown.history) == (
        "image/jpeg", ".jpg", MediaKind.IMAGE, ("written anew",),
    )  # fmt: skip
    with Image.open(shown.path) as after:
        assert after.size == (256, 256)
        assert dict(after.getexif()) == {}
        places = {"testsrc2": (0, 0), "testsrc": (128, 0), "smptebars": (0, 128), "rgbtestsrc": (128, 128)}
        assert all(likeness(after, source, corner) < 12 for source, corner in places.items())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["IMG_1.HEIC", "IMG_1.HEIC.anew"]


async def test_a_phones_picture_that_lies_on_its_side_is_turned(tiles, tmp_path):
    (tmp_path / "a").write_bytes(heic(tiles[:2], columns=2, turns=1))
    with Image.open((await passed(tmp_path / "a")).path) as after:
        assert after.size == (128, 256)


async def test_a_phones_picture_that_is_cut_off_is_damaged(tiles, tmp_path):
    whole = heic(tiles, columns=2)
    for share in (0.2, 0.9):
        (tmp_path / "a").write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(DamagedFileError):
            await passed(tmp_path / "a")


async def test_a_phones_picture_has_its_limits_too(tiles, tmp_path):
    (tmp_path / "a").write_bytes(heic(tiles, columns=2))
    with pytest.raises(TooMuchMediaError):
        await passed(tmp_path / "a", limits=MediaLimits(pixels=40_000))
    (tmp_path / "bomb").write_bytes(heic(tiles, columns=2, claims=(60_000, 60_000)))
    with pytest.raises((DamagedFileError, TooMuchMediaError)):
        await passed(tmp_path / "bomb")
    small = await passed(tmp_path / "a", 6_000)
    assert small.mime == "image/jpeg"
