# mypy: disable-error-code="import-untyped"
"""Figures of the media room: ``python tests/performance/media_bench.py``. Each beside the bare program's, in one run.

Nothing is asserted: figures of one machine are no test for another.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import imageio_ffmpeg
import psutil
from PIL import Image, ImageOps
from rich.console import Console
from rich.table import Table

from boss_bot.media import MediaCheck

FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()
TABLE = Table("what", "figure", "reach", "beside it", title="Boss-Bot's media room")
TARGET = 10 * 2**20
PICTURE_LIMIT = 5 * 2**20


def ffmpeg(*arguments):
    """Run the bare program; return how long it took."""
    begun = time.perf_counter()
    subprocess.run([FFMPEG, "-v", "error", "-nostdin", "-y", *map(str, arguments)], check=True)
    return time.perf_counter() - begun


def make_video(path):
    """Make a minute of 1080p of about 80 MB."""
    ffmpeg(
        *("-f", "lavfi", "-i", "testsrc2=s=1920x1080:r=30:d=60,noise=alls=12:allf=t", "-f", "lavfi", "-i", "sine=d=60"),
        *("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-b:v", "10.6M", "-c:a", "aac"),
        *("-map_metadata", "-1", "-fflags", "+bitexact", path),
    )


def likeness(one, other):
    """Return the SSIM of two videos, the second scaled to the first."""
    graph = "[1:v][0:v]scale=rw:rh[s];[0:v][s]ssim"
    ran = subprocess.run(
        [FFMPEG, "-nostdin", "-i", one, "-i", other, "-lavfi", graph, "-f", "null", "-"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return ran.stderr.rpartition("All:")[2].split()[0]


async def video(folder):
    """80 MB to 10 MiB."""
    path = folder / "clip.mp4"
    make_video(path)
    before = psutil.Process().memory_full_info().pss
    begun = time.perf_counter()
    (fitted,) = await MediaCheck().check([path], size_limit=TARGET)
    ours = time.perf_counter() - begun
    grown = psutil.Process().memory_full_info().pss - before
    rate = str(int(0.97 * 8 * TARGET / 60) - 96_000)
    bare = ffmpeg(
        *("-threads", "2", "-i", path, "-vf", "scale=-2:720", "-c:v", "libx264", "-preset", "veryfast", "-b:v", rate),
        *("-maxrate", rate, "-bufsize", str(2 * int(rate)), "-pix_fmt", "yuv420p", "-threads", "2"),
        *("-c:a", "aac", "-b:a", "96k", "-map_metadata", "-1", "-movflags", "+faststart", folder / "bare.mp4"),
    )
    size = path.stat().st_size / 1e6
    what = f"{size:.0f} MB 1080p 60 s to 10 MiB"
    TABLE.add_row(what, f"{ours:.1f} s, {ours / bare:.2f}x", "<= 1.15x", f"{bare:.1f} s")
    TABLE.add_row("  of the target's size", f"{fitted.size / TARGET:.1%}", "95-100 %, never over")
    alike = [likeness(one, path) for one in (fitted.path, folder / "bare.mp4")]
    TABLE.add_row("  SSIM at its own size", alike[0], "reported", alike[1])
    TABLE.add_row("  growth of this process (PSS)", f"{grown / 2**20:.1f} MiB", "<= 64 MiB")


BARE_PICTURE = """
import json, sys, time, resource
from PIL import Image, ImageOps
begun = time.perf_counter()
with Image.open(sys.argv[1]) as picture:
    ImageOps.exif_transpose(picture).convert("RGB").save(sys.argv[2], "JPEG", quality=int(sys.argv[3]))
print(json.dumps([time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def bare_picture(path, to):
    """Save it once by Pillow alone, in a process of its own; return seconds and MiB."""
    command = [sys.executable, "-c", BARE_PICTURE, path, to, "60"]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


async def picture(folder):
    """24 MP, on its side, with a place in it, to 5 MiB."""
    path = folder / "photo.jpg"
    noise = Image.effect_noise((6000, 4000), 24)
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.merge("RGB", [noise, ImageOps.flip(noise), ImageOps.mirror(noise)]).save(path, quality=90, exif=exif)
    begun = time.perf_counter()
    (fitted,) = await MediaCheck().check([path], size_limit=PICTURE_LIMIT)
    ours = time.perf_counter() - begun
    took, peak = bare_picture(path, folder / "bare.jpg")
    what = f"24 MP JPEG of {path.stat().st_size / 1e6:.0f} MB under 5 MiB"
    TABLE.add_row(what, f"{ours:.1f} s, {ours / took:.1f}x", "<= 1.5x", f"{took:.1f} s, {peak:.0f} MiB, one save")
    TABLE.add_row("  of the target's size", f"{fitted.size / PICTURE_LIMIT:.1%}", "never over")


async def main():
    """Measure all rows."""
    with tempfile.TemporaryDirectory() as place:
        await picture(Path(place))
        await video(Path(place))
    Console(width=140).print(TABLE)


if __name__ == "__main__":
    asyncio.run(main())
