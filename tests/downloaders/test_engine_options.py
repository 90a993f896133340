"""What the options make of what is fetched: clips, sound alone, a choice of items."""

import re
import subprocess

import pytest
from imageio_ffmpeg import get_ffmpeg_exe

from boss_bot.domain.content.options import Options
from boss_bot.domain.content.progress import Progress, Stage, StageReached
from boss_bot.domain.errors import faults
from boss_bot.domain.jobs.error_record import record

pytestmark = pytest.mark.asyncio(loop_scope="session")


def streams(path):
    """Return the length of a file in seconds and the kinds of its streams, as ffmpeg sees them."""
    told = subprocess.run([get_ffmpeg_exe(), "-hide_banner", "-i", path], capture_output=True, text=True, check=False)
    [(hours, minutes, seconds)] = re.findall(r"Duration: (\d+):(\d+):([\d.]+)", told.stderr)
    kinds = re.findall(r"Stream #\S+ (?:\(\w+\))?.*?(Video|Audio):", told.stderr)
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds), sorted(kinds)


@pytest.mark.parametrize("tool", ["yt-dlp", "gallery-dl"])
@pytest.mark.parametrize(
    ("start", "end", "seconds"), [(1.5, 3.0, 1.5), (4.0, None, 2.0), (None, 2.0, 2.0)], ids=["middle", "end", "start"]
)
async def test_a_clip_is_cut_exactly(fetch, site, tool, start, end, seconds):
    outcome = await fetch("/clip.mp4", tool, options=Options(start=start, end=end))

    assert outcome.error is None
    (path,) = outcome.files
    assert streams(path) == (pytest.approx(seconds, abs=0.15), ["Audio", "Video"])
    assert outcome.stages == [Stage.EXTRACTING, Stage.DOWNLOADING, Stage.CUTTING]
    assert [one.name for one in path.parent.iterdir()] == [path.name]


async def test_a_cut_says_how_far_it_is(fetch, site):
    outcome = await fetch("/clip.mp4", "yt-dlp", options=Options(start=0.5, end=5.5))

    begun = outcome.events.index(StageReached(Stage.CUTTING))
    shares = [event.fraction or 0.0 for event in outcome.events[begun:] if isinstance(event, Progress)]
    assert shares[0] == 0
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0, abs=0.05)


@pytest.mark.parametrize("tool", ["yt-dlp", "gallery-dl"])
async def test_sound_alone_is_taken_out_of_a_video(fetch, site, tool):
    outcome = await fetch("/clip.mp4", tool, options=Options(media="audio"))

    (path,) = outcome.files
    assert path.suffix == ".m4a"
    assert streams(path) == (pytest.approx(6.0, abs=0.2), ["Audio"])


async def test_a_clip_of_a_sound_is_a_sound(fetch, site):
    outcome = await fetch("/song.mp3", "yt-dlp", options=Options(start=2, end=3))

    assert outcome.files[0].suffix == ".m4a"
    assert streams(outcome.files[0]) == (pytest.approx(1.0, abs=0.1), ["Audio"])


async def test_a_sound_that_is_asked_for_as_sound_stays_as_it_is(fetch, site):
    outcome = await fetch("/song.mp3", "yt-dlp", options=Options(media="audio"))

    assert outcome.sums == [site.files["/song.mp3"].sha256]


@pytest.mark.parametrize(
    ("path", "options", "error"),
    [
        ("/clip.mp4", {"start": 60}, faults.OutsideClipError()),
        ("/clip.webm", {"media": "audio"}, faults.ConversionError()),  # it has no sound
        ("/song.mp3", {"media": "video"}, faults.NothingChosenError()),
        ("/clip.mp4", {"media": "images"}, faults.NothingChosenError()),
        ("/clip.mp4", {"items": "2"}, faults.NothingChosenError()),
    ],
    ids=["outside", "no sound", "no video", "no picture", "no second"],
)
async def test_what_cannot_be_made_is_told(fetch, site, path, options, error):
    outcome = await fetch(path, "gallery-dl", options=Options(**options))

    assert (outcome.failure, outcome.files) == (record(error), [])


async def test_a_choice_of_a_pages_pictures(fetch, site):
    outcome = await fetch("/gallery/", "gallery-dl:generic", options=Options(items="2,4", start=1))

    assert outcome.sums == [site.files[path].sha256 for path in ("/dog.png", "/gif.gif")]
    assert outcome.metadata.items == 2
    fetched = [seen.path for seen in site.requests]
    assert "/cat.jpg" not in fetched


async def test_yt_dlp_says_too_when_nothing_is_chosen(fetch, site):
    for options in (Options(items="2"), Options(media="video")):
        outcome = await fetch("/song.mp3", "yt-dlp", options=options)
        assert outcome.failure == record(faults.NothingChosenError())
    assert [seen.method for seen in site.requests] == ["HEAD", "HEAD"]
