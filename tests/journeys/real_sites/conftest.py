"""X and Reddit as the bot meets them behind a company's proxy: their real extractors, a stand-in that answers."""

import asyncio
import os
import subprocess

import pytest
from imageio_ffmpeg import get_ffmpeg_exe

from tests.stand_ins.places import Places
from tests.stand_ins.reddit import HOSTS as REDDIT_HOSTS
from tests.stand_ins.reddit import Reddit
from tests.stand_ins.x import HOSTS as X_HOSTS
from tests.stand_ins.x import X


def _stream(clip, kept):
    """Return the clip with only its picture or only its sound."""
    command = [get_ffmpeg_exe(), "-v", "error", "-i", str(clip), kept, "-c", "copy", "-f", "mp4"]
    command += ["-movflags", "frag_keyframe+empty_moov", "pipe:1"]
    return subprocess.run(command, check=True, capture_output=True).stdout


@pytest.fixture
async def places(site, tmp_path):
    clip = site.files["/clip.mp4"].file
    picture, sound = [await asyncio.to_thread(_stream, clip, kept) for kept in ("-an", "-vn")]
    x, reddit = X(site.files), Reddit(site.files, picture, sound)
    places = await Places.start(dict.fromkeys(X_HOSTS, x) | dict.fromkeys(REDDIT_HOSTS, reddit), tmp_path)
    yield places
    await places.stop()


@pytest.fixture
async def bot(world, places):
    """The bot, which trusts the stand-in's authority and has no other way out than the company's proxy."""
    before = os.environ.get("SSL_CERT_FILE")
    os.environ["SSL_CERT_FILE"] = str(places.certificate)
    world.resolver = places.resolve
    try:
        await world.start(upstream_proxy=await places.open_proxy(), user_concurrent_downloads=4)
        yield world
        await world.stop()
    finally:
        os.environ.pop("SSL_CERT_FILE")
        if before is not None:
            os.environ["SSL_CERT_FILE"] = before


@pytest.fixture
def ask(discord, bot):
    """Ask for a link and return the card as it is in the end."""

    async def ask(member, url, command="download link", **options):
        card = await discord.slash(member, command, url=url, **options)
        return await card.until(lambda now: now.title.startswith(("Done", "Failed")), timeout=60)

    return ask
