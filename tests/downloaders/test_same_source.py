"""A partial file is gone on with only while its source is the same."""

import asyncio
import hashlib
import json
import re

import pytest
from requests import PreparedRequest, Response

from boss_bot.domain.content.progress import StartedAnew
from boss_bot.downloaders.tools.same_source import Mark, Sources

asynchronous = pytest.mark.asyncio(loop_scope="session")

OLD, NEW = (b"\x00\x00\x00\x18ftypmp42" + bytes([fill]) * 400_000 for fill in (1, 2))
TOOLS = [("yt-dlp", "v001.mp4.part"), ("gallery-dl", "g001.mp4.part")]
HALF = 200_000


class File:
    """A file on the raw site: it breaks off in the middle the first time, and may become another file then."""

    def __init__(self, *, ranges=True, conditions=True, etag=True):
        self.body, self.ranges, self.conditions, self.etag = OLD, ranges, conditions, etag
        self.breaks = True
        self.killed = asyncio.Event()

    def tag(self):
        return f'"{hashlib.sha256(self.body).hexdigest()[:8]}"' if self.etag else ""

    async def __call__(self, head, writer):
        fields = [b"content-type: video/mp4"]
        fields += [b"etag: " + self.tag().encode()] if self.etag else []
        wanted = re.search(rb"\r\nrange: bytes=(\d+)-", head)
        condition = re.search(rb"\r\nif-range: ([^\r]+)", head)
        same = not (condition and self.conditions) or condition[1].decode() == self.tag()
        start = int(wanted[1]) if wanted and self.ranges and same else 0
        if start:
            fields.append(b"content-range: bytes %d-%d/%d" % (start, len(self.body) - 1, len(self.body)))
        fields.append(b"content-length: %d" % (len(self.body) - start))
        writer.write(b"HTTP/1.1 %d X\r\n" % (206 if start else 200) + b"\r\n".join(fields) + b"\r\n\r\n")
        if b"head /" in head[:6]:
            return
        writer.write(self.body[start:HALF] if self.breaks else self.body[start:])
        await writer.drain()
        if self.breaks:
            await self.killed.wait()


@pytest.fixture
def begin(raw_site, engine, new_task, wait_until):
    """Fetch half of a file, and be killed then."""

    async def begin(file, tool, part):
        task = new_task(raw_site.link("/same.mp4"), tool)
        raw_site.answers["/same.mp4"] = file
        partial = task.folder / "content" / part
        async with engine.download(task):
            await wait_until(lambda: partial.exists() and partial.stat().st_size == HALF)
        file.breaks = False
        file.killed.set()
        raw_site.heads.clear()
        return task

    return begin


@asynchronous
@pytest.mark.parametrize(("tool", "part"), TOOLS)
@pytest.mark.parametrize("etag", [True, False])
async def test_the_same_file_is_gone_on_with(raw_site, engine, begin, follow_to_end, tool, part, etag):
    task = await begin(File(etag=etag), tool, part)
    async with engine.download(task) as download:
        outcome = await follow_to_end(download)

    assert [path.read_bytes() for path in outcome.files] == [OLD]
    assert outcome.of(StartedAnew) == []
    fetched = [head for head in raw_site.asked("/same.mp4") if head.startswith(b"get")]
    assert [b"range: bytes=200000-" in head for head in fetched] == [True]
    assert (b"if-range: " in fetched[0]) == etag


@asynchronous
@pytest.mark.parametrize(("tool", "part"), TOOLS)
@pytest.mark.parametrize(
    "file",
    [{"conditions": True}, {"conditions": False}, {"etag": False}, {"ranges": False}],
    ids=["asked for", "seen by the mark", "seen by the length", "no ranges"],
)
async def test_another_file_is_fetched_from_its_beginning(engine, begin, follow_to_end, tool, part, file):
    source = File(**file)
    task = await begin(source, tool, part)
    source.body = NEW + b"longer"
    async with engine.download(task) as download:
        outcome = await follow_to_end(download)

    assert [path.read_bytes() for path in outcome.files] == [NEW + b"longer"]


@asynchronous
@pytest.mark.parametrize(("tool", "part"), TOOLS)
async def test_it_is_said_when_a_source_gives_no_parts(engine, begin, follow_to_end, tool, part):
    task = await begin(File(ranges=False), tool, part)
    async with engine.download(task) as download:
        outcome = await follow_to_end(download)

    assert [path.read_bytes() for path in outcome.files] == [OLD]
    assert outcome.of(StartedAnew) == [StartedAnew()]


def answer(status, **headers):
    response = Response()
    response.status_code = status
    response.headers.update({name.replace("_", "-"): value for name, value in headers.items()})
    return response


def request(url="http://a.example.com/clip.mp4?sig=1", method="GET", **headers):
    made = PreparedRequest()
    made.prepare(method, url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    return made


@pytest.fixture
def sources(tmp_path):
    return Sources(tmp_path / "sources.json", lambda: None)


def sent(sources, made, *answers):
    """Send a request through the sources and return the headers that went out."""
    waiting, went = list(answers), []

    def send(wanted):
        went.append(dict(wanted.headers))
        return waiting.pop(0)

    sources.ask(send, made)
    return went


def test_a_part_of_nobody_knows_what_is_fetched_anew(sources):
    assert sent(sources, request(Range="bytes=5-"), answer(200)) == [{}]


def test_a_part_of_a_list_is_asked_for_as_it_is(sources):
    wanted = {"Range": "bytes=5-9"}
    assert sent(sources, request(**wanted), answer(206, Content_Range="bytes 5-9/50")) == [wanted]


def test_what_a_source_said_outlives_the_process_but_not_the_signature(sources):
    sent(sources, request(), answer(200, Last_Modified="Sun, 06 Nov 1994 08:49:37 GMT", ETag='W/"x"'))
    again = Sources(sources.file, lambda: None)
    went = sent(again, request("http://a.example.com/clip.mp4?sig=2", Range="bytes=5-"), answer(206))

    assert went == [{"Range": "bytes=5-", "If-Range": "Sun, 06 Nov 1994 08:49:37 GMT"}]


def test_only_so_many_sources_and_no_pages_are_kept(sources):
    for number in range(70):
        sent(sources, request(f"http://a.example.com/{number}"), answer(200, ETag='"x"'))
    sent(sources, request("http://a.example.com/page"), answer(200, Content_Type="text/html"))
    sent(sources, request("http://a.example.com/head", method="HEAD"), answer(200))

    assert len(json.loads(sources.file.read_text())) == 64
    assert sources.mark("http://a.example.com/69")
    assert not sources.mark("http://a.example.com/page")


@pytest.mark.parametrize(
    ("before", "after", "differs"),
    [
        (Mark('"a"', "", "5"), Mark('"a"', "x", "5"), False),
        (Mark('"a"', "", "5"), Mark('"b"', "", "5"), True),
        (Mark("", "", "5"), Mark('"b"', "", "6"), True),
        (Mark(), Mark('"b"', "x", "6"), False),
    ],
)
def test_what_two_marks_say(before, after, differs):
    assert before.differs(after) == differs


def test_nonsense_in_an_answer_is_no_length():
    assert Mark.of(206, {"Content-Range": "bytes 0-1/*"}) == Mark()
    assert Mark.of(200, {"Content-Length": "-5"}) == Mark()
