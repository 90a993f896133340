# mypy: disable-error-code="import-untyped"
"""Figures of the media room: ``nox -s bench -- media``. Each stands beside the bare program's, from the same run.

Nothing is asserted: figures of one machine are no test for another. ``--small`` takes a short clip and a small picture.
"""

import asyncio
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from PIL import Image, ImageOps
from rich.console import Console
from rich.table import Table

from boss_bot.domain.content.encoding import work_to_fit
from boss_bot.domain.content.options import Options
from boss_bot.domain.content.progress import Encoded, FileReady, Found
from boss_bot.domain.jobs.download import DownloadTask
from boss_bot.domain.jobs.job import JobId
from boss_bot.domain.links.link import parse_link
from boss_bot.downloaders import Engine
from boss_bot.media import MediaCheck, find_ffmpeg
from boss_bot.playground import SampleSite

SMALL = "--small" in sys.argv
SECONDS = 10 if SMALL else 60
FRAME = (1500, 1000) if SMALL else (6000, 4000)
TARGET = 10 * 2**20 * SECONDS // 60
PICTURE_LIMIT = 5 * 2**20 * FRAME[0] * FRAME[1] // 24_000_000
ROUNDS = 3
LENGTH = 5 if SMALL else 10
"""Seconds of the clips whose encodes are foretold."""
TABLE = Table("what", "figure", "reach", "beside it", title="Boss-Bot's media room")


NICED = ("nice", "-n", "10")
"""How our own programs run, and so their peers beside them: on a loaded machine it would not be the same race."""


def ffmpeg(*arguments, before=()):
    """Run the bare program; return how long it took."""
    begun = time.perf_counter()
    subprocess.run([*before, find_ffmpeg(), "-v", "error", "-nostdin", "-y", *map(str, arguments)], check=True)
    return time.perf_counter() - begun


def make_video(path):
    """Make 1080p of about 80 MB a minute."""
    source = f"testsrc2=s=1920x1080:r=30:d={SECONDS},noise=alls=12:allf=t"
    ffmpeg(
        *("-f", "lavfi", "-i", source, "-f", "lavfi", "-i", f"sine=d={SECONDS}"),
        *("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-b:v", "10.6M", "-c:a", "aac"),
        *("-map_metadata", "-1", "-fflags", "+bitexact", path),
    )


def likeness(one, other):
    """Return the SSIM of two videos, the second scaled to the first."""
    graph = "[1:v][0:v]scale=rw:rh[s];[0:v][s]ssim"
    ran = subprocess.run(
        [find_ffmpeg(), "-nostdin", "-i", one, "-i", other, "-lavfi", graph, "-f", "null", "-"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return ran.stderr.rpartition("All:")[2].split()[0]


def bare_video(path, to):
    """Shrink it by one plain pass of ffmpeg at the same rates."""
    rate = str(int(0.97 * 8 * TARGET / SECONDS) - 96_000)
    return ffmpeg(
        *("-threads", "2", "-i", path, "-vf", "scale=-2:720", "-c:v", "libx264", "-preset", "veryfast", "-b:v", rate),
        *("-maxrate", rate, "-bufsize", str(2 * int(rate)), "-pix_fmt", "yuv420p", "-threads", "2"),
        *("-c:a", "aac", "-b:a", "96k", "-map_metadata", "-1", "-movflags", "+faststart", to),
        before=NICED,
    )


def processor_time():
    """Return the seconds that programs started from here, and ended, have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


async def checked(path, limit):
    """Send one file through the gate; return what came of it and how long it took."""
    begun = time.perf_counter()
    (fitted,) = await MediaCheck().check([path], size_limit=limit)
    return fitted, time.perf_counter() - begun


async def video(folder):
    """80 MB to 10 MiB, and what this process's memory does meanwhile."""
    path = folder / "clip.mp4"
    make_video(path)
    before, most = psutil.Process().memory_full_info().pss, 0
    spent = processor_time()
    work = asyncio.create_task(checked(path, TARGET))
    while not work.done():
        most = max(most, psutil.Process().memory_full_info().pss)
        await asyncio.wait([work], timeout=0.5)
    fitted, ours = await work
    spent, then = processor_time() - spent, processor_time()
    bare = bare_video(path, folder / "bare.mp4")
    share = spent / (processor_time() - then)
    what = f"{path.stat().st_size / 1e6:.0f} MB 1080p {SECONDS} s to {TARGET / 2**20:.1f} MiB"
    beside = f"plain one-pass ffmpeg {bare:.1f} s, same priority and threads"
    TABLE.add_row(what, f"{ours:.1f} s, {ours / bare:.2f}x", "<= 1.15x", beside)
    TABLE.add_row("  processor time", f"{spent:.1f} s, {share:.2f}x", "what a loaded machine does not hide")
    TABLE.add_row("  of the target's size", f"{fitted.size / TARGET:.1%}", "95-100 %, never over")
    alike = [likeness(one, path) for one in (fitted.path, folder / "bare.mp4")]
    TABLE.add_row("  SSIM at its own size", alike[0], "reported", f"plain {alike[1]}")
    TABLE.add_row("  growth of this process (PSS)", f"{max(0, most - before) / 2**20:.1f} MiB", "<= 64 MiB")


BARE_PICTURE = """
import io, json, resource, sys, time
from PIL import Image, ImageOps
begun = time.perf_counter()
with Image.open(sys.argv[1]) as picture:
    picture.load()
    upright = ImageOps.exif_transpose(picture).convert("RGB")
    for quality in json.loads(sys.argv[3]):
        held = io.BytesIO()
        upright.save(held, "JPEG", quality=quality)
open(sys.argv[2], "wb").write(held.getvalue())
print(json.dumps([time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def bare_picture(path, to, qualities):
    """Make the same Pillow calls in a process without anything else; return seconds, start included, and MiB."""
    begun = time.perf_counter()
    command = [*NICED, sys.executable, "-c", BARE_PICTURE, path, to, json.dumps(qualities)]
    told = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return time.perf_counter() - begun, told[1]


def qualities_tried(path):
    """Return the qualities that are tried for a picture, by the rule of ``child_program.py``."""
    with Image.open(path) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    tried, first = [], 0
    for quality, share in {92: 1.0, 85: 0.6, 75: 0.45, 60: 0.35}.items():
        if first * share > PICTURE_LIMIT:
            continue
        tried.append(quality)
        upright.save(path.with_suffix(".try"), "JPEG", quality=quality)
        size = path.with_suffix(".try").stat().st_size
        first = first or size
        if size <= PICTURE_LIMIT:
            break
    return tried


async def picture(folder):
    """24 MP, on its side, with a place in it, to 5 MiB."""
    path = folder / "photo.jpg"
    noise = Image.effect_noise(FRAME, 24)
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.merge("RGB", [noise, ImageOps.flip(noise), ImageOps.mirror(noise)]).save(path, quality=90, exif=exif)
    tried = qualities_tried(path)
    ours, bare = [], []
    for _ in range(ROUNDS):
        fitted, took = await checked(path, PICTURE_LIMIT)
        ours.append(took)
        bare.append(bare_picture(path, folder / "bare.jpg", tried))
    seconds, peak = min(bare)
    pixels, size = FRAME[0] * FRAME[1] / 1e6, path.stat().st_size / 1e6
    what = f"{pixels:.0f} MP JPEG of {size:.0f} MB under {PICTURE_LIMIT / 2**20:.1f} MiB"
    beside = f"the same calls bare, same priority, {seconds:.1f} s, {peak:.0f} MiB"
    TABLE.add_row(what, f"{min(ours):.1f} s, {min(ours) / seconds:.2f}x", "<= 1.5x", beside)
    TABLE.add_row("  of the target's size", f"{fitted.size / PICTURE_LIMIT:.1%}", "never over", f"qualities {tried}")
    TABLE.add_row("  memory of its process", "2 GiB of address space at most", "bounded", "RLIMIT_AS, tests/media")


async def encode_time(folder):
    """Learn the pace from one encode, and say of others how long they will take."""
    told = []

    async def hear(event):
        if isinstance(event, Encoded):
            told.append(event)

    async def encode(size, rate, share):
        path = folder / f"{size}-{rate}.mp4"
        source = f"testsrc2=s={size}:r={rate}:d={LENGTH},noise=alls=12:allf=t"
        how = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-b:v", "8M", "-map_metadata", "-1")
        ffmpeg("-f", "lavfi", "-i", source, *how, path)
        limit = int(path.stat().st_size * share)
        await MediaCheck().check([path], size_limit=limit, hear=hear)
        lines, pictures = int(size.partition("x")[2]), float(rate)
        return work_to_fit(lines, pictures, LENGTH, limit), told[-1].seconds

    work, took = await encode("1920x1080", 30, 0.3)
    pace, off = took / work, []
    for size, rate, share in (
        ("1280x720", 30, 0.3),
        ("1920x1080", 30, 0.1),
        ("1920x1080", 60, 0.3),
        ("1280x720", 25, 0.1),
    ):
        work, took = await encode(size, rate, share)
        off.append(abs(pace * work - took) / took)
    each = ", ".join(f"{share:.0%}" for share in off)
    TABLE.add_row(
        "time promise of an encode", f"{statistics.median(off):.0%}", "reported", f"each: {each}, from one learnt"
    )


async def promise(folder):
    """Each version of the sample site's video: what was said of its size, and what came."""
    site = await SampleSite.start()
    engine = await Engine.start(work=folder, allowed=frozenset({site.address}))
    off = []

    async def fetch(name, **wanted):
        link = parse_link(site.url("/stream.m3u8"), exempt=frozenset({site.address}))
        task = DownloadTask(JobId(name), link, ("yt-dlp:generic",), folder / name, 50 << 20, fit_bytes=1000, **wanted)
        async with engine.download(task) as download:
            return [event async for event in download.events()]

    try:
        known = next(event for event in await fetch("KNOWN") if isinstance(event, Found))
        for offer in known.offers:
            if offer.size:
                wanted = offer.wish(Options())
                (file,) = [e.path for e in await fetch(offer.key, options=wanted) if isinstance(e, FileReady)]
                off.append(abs(offer.size - file.stat().st_size) / file.stat().st_size)
    finally:
        await engine.stop()
        await site.stop()
    each = ", ".join(f"{share:.1%}" for share in off)
    TABLE.add_row("size promise, median error", f"{statistics.median(off):.1%}", "<= 10 %", f"each: {each}")


async def main():
    """Measure all rows."""
    with tempfile.TemporaryDirectory() as place:
        await promise(Path(place))
        await picture(Path(place))
        await encode_time(Path(place))
        await video(Path(place))
    Console(width=140).print(TABLE)


if __name__ == "__main__":
    asyncio.run(main())
