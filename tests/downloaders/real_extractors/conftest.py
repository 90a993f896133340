"""The stand-ins of X and Reddit behind an engine that believes in their private authority."""

import asyncio
import os
import subprocess
from itertools import count

import attrs
import pytest
import pytest_asyncio
from imageio_ffmpeg import get_ffmpeg_exe

from boss_bot.domain.content.progress import FileReady, Found, Skipped
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.jobs.download import DownloadTask
from boss_bot.domain.jobs.error_record import record
from boss_bot.domain.jobs.job import JobId
from boss_bot.domain.links.link import parse_link
from boss_bot.downloaders import Engine
from boss_bot.sites import site_for
from tests.stand_ins import mastodon as mastodon_parts
from tests.stand_ins import reddit as reddit_parts
from tests.stand_ins import x as x_parts
from tests.stand_ins import youtube as youtube_parts
from tests.stand_ins.places import Places


@attrs.define
class Result:
    """What came of a download."""

    metadata: object = None
    files: list = attrs.field(factory=list)
    skipped: list = attrs.field(factory=list)
    error: BossBotError | None = None

    @property
    def failure(self):
        return self.error and record(self.error)

    @property
    def paths(self):
        return [file.path for file in self.files]

    @property
    def names(self):
        return [file.path.name for file in self.files]


def _stream(clip, kept):
    """Return the clip with only its picture or only its sound."""
    command = [get_ffmpeg_exe(), "-v", "error", "-i", str(clip), *kept, "-c", "copy", "-f", "mp4"]
    command += ["-movflags", "frag_keyframe+empty_moov", "pipe:1"]
    return subprocess.run(command, check=True, capture_output=True).stdout


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def places(shared_site, tmp_path_factory):
    clip = shared_site.files["/clip.mp4"].file
    picture, sound = [await asyncio.to_thread(_stream, clip, [kept]) for kept in ("-an", "-vn")]
    x, reddit = x_parts.X(shared_site.files), reddit_parts.Reddit(shared_site.files, picture, sound)
    youtube = youtube_parts.YouTube(shared_site.files)
    answers: dict = dict.fromkeys(x_parts.HOSTS, x) | dict.fromkeys(reddit_parts.HOSTS, reddit)
    answers |= dict.fromkeys(youtube_parts.HOSTS, youtube)
    answers |= dict.fromkeys(mastodon_parts.HOSTS, mastodon_parts.Mastodon(shared_site.files))
    places = await Places.start(answers, tmp_path_factory.mktemp("places"))
    yield places
    await places.stop()


@pytest.fixture(scope="session")
def logins(tmp_path_factory):
    """The folder of the operator's cookie files."""
    return tmp_path_factory.mktemp("logins")


@pytest.fixture
def log_in(logins):
    """Lay a cookie file down for the length of a test; a cookie is its host, end, name and value."""
    laid = []

    def log_in(site, *cookies, mode=0o600):
        path = logins / f"{site}.txt"
        laid.append(path)
        lines = [
            "\t".join((domain, "TRUE", "/", "TRUE", str(end), name, value)) for domain, end, name, value in cookies
        ]
        path.write_text("\n".join(["# Netscape HTTP Cookie File", *lines, ""]), "utf-8")
        path.chmod(mode)
        return path

    yield log_in
    for path in laid:
        path.unlink(missing_ok=True)


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def world_engine(places, logins, tmp_path_factory):
    before = os.environ.get("SSL_CERT_FILE")
    os.environ["SSL_CERT_FILE"] = str(places.certificate)
    engine = await Engine.start(
        work=tmp_path_factory.mktemp("world"),
        allowed=frozenset(),
        resolver=places.resolve,
        dial=places.dial,
        cookies=logins,
    )
    yield engine
    await engine.stop()
    os.environ.pop("SSL_CERT_FILE")
    if before is not None:
        os.environ["SSL_CERT_FILE"] = before


_jobs = count(1)


@pytest.fixture
def get(world_engine, places, tmp_path):
    """Download a post as the bot does: the site decides which tools are tried."""
    places.visits.clear()

    async def get(url, *tools, max_files=10, **more):
        link, number = parse_link(url), next(_jobs)
        folder = tmp_path / f"job{number}"
        tools = tools or site_for(link).tools
        task = DownloadTask(JobId(f"{number:08}"), link, tools, folder, 20 << 20, max_files, **more)
        result = Result()
        async with world_engine.download(task) as download:
            try:
                async for event in download.events():
                    match event:
                        case Found(metadata):
                            result.metadata = metadata
                        case FileReady():
                            result.files.append(event)
                        case Skipped(reason):
                            result.skipped.append(reason)
            except BossBotError as error:
                result.error = error
        return result

    return get
