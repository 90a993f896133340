"""A download ends when it breaks a limit, whatever the tool thinks of it."""

import asyncio
import gzip

import attrs
import pytest

from boss_bot.domain.content.progress import Progress
from boss_bot.domain.errors.detours import LeadsNowhereError
from boss_bot.domain.errors.failures import FileTooLargeError, LiveStreamError, NetworkError
from boss_bot.domain.errors.faults import TimedOutError
from boss_bot.domain.errors.refusals import BlockedAddressError
from boss_bot.domain.jobs.error_record import record
from boss_bot.downloaders.egress import Pass
from boss_bot.downloaders.watch import Watch

pytestmark = pytest.mark.asyncio(loop_scope="session")

TOOLS = ["yt-dlp", "gallery-dl"]
VIDEO = b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n"


@attrs.define
class Ticks:
    now: float = 0.0

    def __call__(self):
        return self.now


@pytest.mark.parametrize("tool", TOOLS)
async def test_a_download_that_takes_too_long_is_ended(site, fetch, tool):
    async with site.hold("/clip.mp4"):
        outcome = await fetch("/clip.mp4", tool, changes={"max_seconds": 1.5})

    assert outcome.failure == record(TimedOutError(1))
    assert outcome.files == []


async def test_a_pause_is_no_time(site, engine, new_task, follow_to_end):
    task = attrs.evolve(new_task("/clip.mp4"), max_seconds=3.0)
    async with site.hold("/clip.mp4") as gate, engine.download(task) as download:
        async for event in download.events():
            if isinstance(event, Progress):
                break
        await download.pause()
        right = download._right
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(right.opened(), 3.2)
        assert right.verdict is None
        await download.resume()
        gate.release()
        outcome = await follow_to_end(download)

    assert outcome.sums == [site.files["/clip.mp4"].sha256]


@pytest.mark.parametrize("tool", TOOLS)
async def test_a_source_that_creeps_is_given_up(site, fetch, tool):
    outcome = await fetch("/slow.mp4", tool, changes={"slow_seconds": 2.0, "max_seconds": 60.0})

    assert outcome.failure == record(NetworkError())


def watched(new_task, **changes):
    clock = Ticks()
    right = Pass("run1", 1000)
    right.watch.clock = clock
    right.watch._since = 0.0
    task = attrs.evolve(new_task("/clip.mp4"), least_speed=100, slow_seconds=10.0, **changes)
    return Watch(task, right, lambda: None), right, clock


@pytest.mark.parametrize(
    ("arrived", "creeps"),
    [
        (lambda second: 99 * second, True),
        (lambda second: 101 * second, False),
        (lambda second: 5 * min(second, 3), False),  # it is done, and the tool is busy with it
        (lambda second: 0 * second, False),
        (lambda second: second if second < 9 else second + 10_000, False),
    ],
)
async def test_creeping_is_few_bytes_all_the_time(new_task, arrived, creeps):
    watch, right, clock = watched(new_task)
    seen = []
    for second in range(11):
        clock.now, right.received = float(second), arrived(second)
        seen.append(watch.look())

    assert seen[:10] == [None] * 10
    assert (seen[10] is not None) == creeps


async def test_a_paused_source_does_not_creep(new_task):
    watch, right, clock = watched(new_task)
    for second in range(40):
        if second == 5:
            right.close_gate()
        clock.now, right.received = float(second), min(second, 5)
        assert watch.look() is None


async def test_who_ran_into_the_budget_is_ended_at_once(new_task):
    watch, right, _ = watched(new_task)
    right.exceeded = True
    ended = asyncio.Event()
    watch.end = ended.set
    await asyncio.wait_for(watch.keep(), 10)

    assert ended.is_set()
    assert right.verdict is not None
    assert record(right.verdict) == record(FileTooLargeError(None, watch.task.max_bytes))


async def endless(head, writer):
    writer.write(VIDEO + b"\r\n")
    while True:
        writer.write(bytes(65_536))
        await writer.drain()


async def packed(head, writer):
    writer.write(VIDEO + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(bytes(200 << 20), 6))
    await writer.drain()


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("answer", [endless, packed])
async def test_what_grows_without_end_is_stopped_at_the_limit(raw_site, new_task, fetch, tool, answer):
    raw_site.answers["/big.mp4"] = answer
    task = new_task(raw_site.link("/big.mp4"), tool)
    outcome = await fetch(raw_site.link("/big.mp4"), tool, max_bytes=2 << 20, folder=task.folder)

    assert isinstance(outcome.error, FileTooLargeError)
    assert sum(path.stat().st_size for path in (task.folder / "content").iterdir()) <= 3 << 20


PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
FLOODS = {
    "many headers": VIDEO + b"".join(b"X-%d: %d\r\n" % (n, n) for n in range(9000)) + b"\r\nx",
    "a long header": VIDEO + b"X: " + b"x" * 80_000 + b"\r\n\r\nx",
    "many cookies": VIDEO + b"".join(b"Set-Cookie: c%d=%s\r\n" % (n, b"v" * 99) for n in range(700)) + b"\r\nx",
    "a head without end": VIDEO + b"X: x\r\n" * 20_000,
    "no http": b"\x00" * 4000,
}


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("flood", FLOODS)
async def test_a_flood_of_headers_ends_in_an_error(raw_site, fetch, tool, flood):
    raw_site.answers["/flood.mp4"] = FLOODS[flood]
    outcome = await fetch(raw_site.link("/flood.mp4"), tool)

    assert outcome.failure == record(NetworkError())


async def test_a_packed_page_does_not_fill_the_memory(raw_site, fetch):
    bomb = gzip.compress(gzip.compress(b"<p>" + bytes(64 << 20), 6) * 16, 6)
    raw_site.answers["/bomb"] = PAGE + b"Content-Encoding: gzip, gzip\r\n\r\n" + bomb
    outcome = await fetch(raw_site.link("/bomb"), "gallery-dl:generic")

    assert outcome.error is not None
    assert outcome.files == []


@pytest.mark.parametrize("tool", ["yt-dlp:generic", "gallery-dl:generic"])
async def test_at_most_ten_redirects_are_followed(raw_site, fetch, tool):
    for step in range(20):
        raw_site.answers[f"/hop{step}"] = f"HTTP/1.1 302 Go\r\nLocation: /hop{step + 1}\r\n\r\n".encode()
    raw_site.heads.clear()
    outcome = await fetch(raw_site.link("/hop0"), tool)

    assert outcome.failure == record(LeadsNowhereError())
    assert raw_site.asked("/hop10")
    assert not raw_site.asked("/hop12")


LEADS = {
    "meta refresh": b'<meta http-equiv="refresh" content="0;url=http://127.0.0.1:%d/clip.mp4">',
    "og:video": b'<meta property="og:video" content="http://127.0.0.1:%d/clip.mp4">',
    "video tag": b'<video src="http://127.0.0.1:%d/clip.mp4"></video>',
    "image": b'<img src="http://127.0.0.1:%d/a.jpg">',
    "frame": b'<iframe src="http://127.0.0.1:%d/embed/1"></iframe>',
    "other loopback": b'<video src="http://[::ffff:127.0.0.1]:%d/clip.mp4"></video>',
    "number": b'<video src="http://2130706433:%d/clip.mp4"></video>',
    "player": b'<script>jwplayer("p").setup({file: "http://127.0.0.1:%d/list.m3u8"})</script>',
}


@pytest.mark.parametrize("tool", ["yt-dlp:generic", "gallery-dl:generic"])
@pytest.mark.parametrize("lead", LEADS)
async def test_no_page_leads_into_the_private_network(raw_site, fetch, canary, tool, lead):
    raw_site.answers["/page"] = PAGE + b"\r\n" + LEADS[lead] % canary.port
    outcome = await fetch(raw_site.link("/page"), tool)

    assert outcome.error is not None
    assert outcome.files == []
    assert canary.visits == 0


REFRESH = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nRefresh: 0; url=http://127.0.0.1:%d/\r\n\r\n<p>"
RELATIVE = b"HTTP/1.1 302 Go\r\nLocation: //127.0.0.1:%d/clip.mp4\r\n\r\n"
SCHEMES = [b"file:///etc/passwd", b"ftp://127.0.0.1:%d/", b"gopher://127.0.0.1:%d/", b"data:video/mp4;base64,AAAA"]


@pytest.mark.parametrize("tool", ["yt-dlp:generic", "gallery-dl:generic"])
@pytest.mark.parametrize(
    "answer", [REFRESH, RELATIVE, *(b"HTTP/1.1 302 Go\r\nLocation: " + scheme + b"\r\n\r\n" for scheme in SCHEMES)]
)
async def test_no_answer_leads_into_the_private_network(raw_site, fetch, canary, tool, answer):
    raw_site.answers["/away"] = answer.replace(b"%d", b"%d" % canary.port)
    outcome = await fetch(raw_site.link("/away"), tool)

    assert outcome.error is not None
    assert outcome.files == []
    assert canary.visits == 0


@pytest.mark.parametrize("tool", TOOLS)
async def test_a_name_that_turns_private_is_refused(raw_site, fetch, names, canary, tool):
    names.answers["turns.example.com"] = [["127.0.0.1"], ["93.184.215.14"], ["10.0.0.1"], ["127.0.0.1"]] * 9
    raw_site.answers["/turn.mp4"] = b"HTTP/1.1 302 Go\r\nLocation: http://turns.example.com/clip.mp4\r\n\r\n"

    assert (await fetch(raw_site.link("/turn.mp4"), tool)).failure == record(BlockedAddressError())
    assert canary.visits == 0


DASH = """<?xml version="1.0"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="{kind}" mediaPresentationDuration="PT4S" profiles="x"><Period>
<BaseURL>{base}</BaseURL><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1000" codecs="avc1">
<SegmentTemplate media="s$Number$.m4s" initialization="i.mp4" duration="2" timescale="1"/>
</Representation></AdaptationSet></Period></MPD>"""


@pytest.mark.parametrize("base", ["http://127.0.0.1:{}/", "tcp://127.0.0.1:{}/", "file:///etc/"])
async def test_a_dash_list_leads_nowhere_private(raw_site, fetch, canary, base):
    text = DASH.format(kind="static", base=base.format(canary.port))
    raw_site.answers["/list.mpd"] = b"HTTP/1.1 200 OK\r\nContent-Type: application/dash+xml\r\n\r\n" + text.encode()
    outcome = await fetch(raw_site.link("/list.mpd"), "yt-dlp")

    assert outcome.error is not None
    assert outcome.files == []
    assert canary.visits == 0


async def test_a_dash_list_that_goes_on_is_live(raw_site, fetch):
    text = DASH.format(kind="dynamic", base=f"http://{raw_site.address}/")
    raw_site.answers["/live.mpd"] = b"HTTP/1.1 200 OK\r\nContent-Type: application/dash+xml\r\n\r\n" + text.encode()

    assert (await fetch(raw_site.link("/live.mpd"), "yt-dlp")).failure == record(LiveStreamError())
