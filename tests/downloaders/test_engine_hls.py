"""Streams that come in parts: put together without ffmpeg on the network, and refused where they lead astray."""

import pytest
from imageio_ffmpeg import get_ffmpeg_exe

from boss_bot.domain.content.progress import Stage
from boss_bot.domain.errors.failures import LiveStreamError
from boss_bot.domain.errors.refusals import BlockedAddressError
from boss_bot.domain.jobs.error_record import record
from boss_bot.domain.links.link import parse_link
from boss_bot.downloaders import Engine

pytestmark = pytest.mark.asyncio(loop_scope="session")

HEAD = "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:6\n#EXT-X-MEDIA-SEQUENCE:0\n"


def playlist(*segments, end=True):
    return HEAD + "".join(f"#EXTINF:2.0,\n{segment}\n" for segment in segments) + "#EXT-X-ENDLIST\n" * end


@pytest.fixture
def fetch_stream(streams, fetch):
    async def fetch_stream(name, text=None):
        folder, address = streams
        if text is not None:
            (folder / name).write_text(text)
        link = parse_link(f"http://{address}/{name}", exempt=frozenset({address}))
        return await fetch(link, "yt-dlp")

    return fetch_stream


async def test_a_stream_becomes_one_file(fetch_stream):
    outcome = await fetch_stream("good.m3u8")

    assert outcome.error is None
    assert Stage.MERGING in outcome.stages
    (path,) = outcome.files
    assert path.read_bytes()[4:8] == b"ftyp"
    assert path.stat().st_size > 1_000_000


async def test_an_ffprobe_beside_the_ffmpeg_is_left_alone(streams, new_task, follow_to_end, tmp_path):
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("ffmpeg", "ffprobe"):
        (programs / name).symlink_to(get_ffmpeg_exe())
    allowed = frozenset({streams[1]})
    engine = await Engine.start(work=tmp_path, allowed=allowed, ffmpeg=lambda: programs / "ffmpeg")
    link = parse_link(f"http://{streams[1]}/good.m3u8", exempt=allowed)
    async with engine.download(new_task(link, "yt-dlp")) as download:
        outcome = await follow_to_end(download)
    await engine.stop()

    assert outcome.error is None
    (path,) = outcome.files
    assert path.read_bytes()[4:8] == b"ftyp"


async def test_a_stream_that_has_not_ended_is_live(fetch_stream):
    outcome = await fetch_stream("live.m3u8", playlist("good0.ts", end=False))

    assert outcome.failure == record(LiveStreamError())
    assert outcome.files == []


async def test_a_part_inside_the_private_network_is_refused(fetch_stream, canary):
    part = f"http://127.0.0.1:{canary.port}/part.ts"
    outcome = await fetch_stream("astray.m3u8", playlist("good0.ts", part))

    assert outcome.failure == record(BlockedAddressError())
    assert canary.visits == 0


@pytest.mark.parametrize("scheme", ["tcp", "file", "concat", "rtmp", "ws"])
async def test_a_part_of_another_scheme_brings_nothing(fetch_stream, canary, scheme):
    part = f"{scheme}://127.0.0.1:{canary.port}/part.ts"
    outcome = await fetch_stream("scheme.m3u8", playlist("good0.ts", part))

    assert outcome.error is not None
    assert outcome.files == []
    assert canary.visits == 0


async def test_a_key_inside_the_private_network_is_refused(fetch_stream, canary):
    key = f'#EXT-X-KEY:METHOD=AES-128,URI="http://127.0.0.1:{canary.port}/key"\n'
    outcome = await fetch_stream("key.m3u8", playlist("good0.ts").replace("#EXTINF", key + "#EXTINF", 1))

    assert outcome.error is not None
    assert outcome.files == []
    assert canary.visits == 0


async def test_a_list_in_a_list_is_held_to_the_same(fetch_stream, canary):
    outcome = await fetch_stream(
        "master.m3u8",
        f"#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\ntcp://127.0.0.1:{canary.port}\n"
        f"#EXT-X-STREAM-INF:BANDWIDTH=2\nhttp://127.0.0.1:{canary.port}/list.m3u8\n",
    )

    assert outcome.error is not None
    assert canary.visits == 0


@pytest.mark.parametrize("kind", ["SUBTITLES", "AUDIO", "MAP", "SESSION-KEY"])
@pytest.mark.parametrize("scheme", ["http", "tcp"])
async def test_nothing_that_a_list_names_beside_its_parts_leads_away(fetch_stream, canary, kind, scheme):
    there = f"{scheme}://127.0.0.1:{canary.port}/x.vtt"
    if kind == "MAP":
        text = playlist("good0.ts").replace("#EXTINF", f'#EXT-X-MAP:URI="{there}"\n#EXTINF', 1)
    else:
        medium = f'#EXT-X-MEDIA:TYPE={kind},GROUP-ID="g",NAME="x",DEFAULT=YES,AUTOSELECT=YES,URI="{there}"'
        key = f'#EXT-X-SESSION-KEY:METHOD=AES-128,URI="{there}"'
        variant = f'#EXT-X-STREAM-INF:BANDWIDTH=900000,CODECS="avc1.42001E",{kind}="g"\ngood.m3u8'
        text = "\n".join(["#EXTM3U", key if kind == "SESSION-KEY" else medium, variant, ""])
    await fetch_stream(f"beside-{kind.lower()}.m3u8", text)

    assert canary.visits == 0


@pytest.mark.parametrize("scheme", ["ws", "wss"])
async def test_what_comes_over_a_websocket_is_called_live_and_nobody_goes_there(raw_site, fetch, canary, scheme):
    video = f'<video src="{scheme}://127.0.0.1:{canary.port}/talk.mp4"></video>'
    page = f"<!doctype html><title>Talk</title>{video}".encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\n\r\n"
    raw_site.answers["/talk"] = head.encode() + page
    outcome = await fetch(raw_site.link("/talk"), "yt-dlp:generic")

    assert outcome.failure == record(LiveStreamError())
    assert canary.visits == 0
