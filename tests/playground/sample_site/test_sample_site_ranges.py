"""Ranges as RFC 9110 has them, on paper and over the wire."""

import aiohttp
import pytest

from boss_bot.playground.sample_site import SampleSite
from boss_bot.playground.sample_site.ranges import asked_range, part_of, range_counts


@pytest.mark.parametrize(
    ("header", "asked"),
    [
        ("bytes=0-0", (0, 0)),
        ("bytes=10-19", (10, 19)),
        (" BYTES=10- ", (10, None)),
        ("bytes=500-", (500, None)),
        ("bytes=-30", (70, None)),
        ("bytes=-1000", (0, None)),
        ("bytes=-0", (100, None)),
        (None, None),
        ("", None),
        ("bytes=-", None),
        ("bytes=9-8", None),
        ("bytes=0-1,5-6", None),
        ("lines=0-1", None),
        ("bytes=a-b", None),
        ("bytes=٣-", None),
        ("bytes=" + "9" * 5000 + "-", None),
    ],
)
def test_a_range_is_read_as_the_rfc_says(header: str | None, asked: tuple[int, int | None] | None) -> None:
    assert asked_range(header, 100) == asked


@pytest.mark.parametrize(
    ("asked", "part"),
    [((0, 0), (0, 1)), ((10, 500), (10, 100)), ((99, None), (99, 100)), ((100, None), None), ((100, 200), None)],
)
def test_a_range_is_cut_to_the_file(asked: tuple[int, int | None], part: tuple[int, int] | None) -> None:
    assert part_of(asked, 100) == part


def test_a_range_counts_only_for_the_version_it_names() -> None:
    assert range_counts(None, '"a"', "Thu, 01 Jan 2026 00:00:00 GMT")
    assert range_counts('"a"', '"a"', "Thu, 01 Jan 2026 00:00:00 GMT")
    assert range_counts("Thu, 01 Jan 2026 00:00:00 GMT", '"a"', "Thu, 01 Jan 2026 00:00:00 GMT")
    assert not range_counts('W/"a"', '"a"', "Thu, 01 Jan 2026 00:00:00 GMT")
    assert not range_counts("Fri, 02 Jan 2026 00:00:00 GMT", '"a"', "Thu, 01 Jan 2026 00:00:00 GMT")


async def test_a_whole_file_comes_with_its_headers(site: SampleSite, client: aiohttp.ClientSession) -> None:
    for path, item in site.files.items():
        async with client.get(site.url(path)) as whole:
            assert await whole.read() == item.content
            assert whole.status == 200
            assert whole.content_length == item.size
            assert whole.headers["Content-Type"] == item.content_type
            assert whole.headers["Accept-Ranges"] == "bytes"
            etag = whole.headers["ETag"]
        async with client.head(site.url(path), headers={"Range": "bytes=5-"}) as head:
            assert (head.status, head.content_length, await head.read()) == (200, item.size, b"")
            assert head.headers["ETag"] == etag


async def test_a_part_is_a_206_and_says_where_it_lies(site: SampleSite, client: aiohttp.ClientSession) -> None:
    clip = site.files["/clip.mp4"]
    for header, first, stop in [
        ("bytes=0-99", 0, 100),
        (f"bytes={clip.size // 2}-", clip.size // 2, clip.size),
        ("bytes=-7", clip.size - 7, clip.size),
        (f"bytes=1000000-{clip.size * 2}", 1_000_000, clip.size),
    ]:
        async with client.get(site.url(clip.path), headers={"Range": header}) as part:
            assert await part.read() == clip.content[first:stop]
            assert part.status == 206
            assert part.headers["Content-Range"] == f"bytes {first}-{stop - 1}/{clip.size}"
            assert part.content_length == stop - first


async def test_a_part_beyond_the_end_is_a_416(site: SampleSite, client: aiohttp.ClientSession) -> None:
    clip = site.files["/clip.mp4"]
    for header in (f"bytes={clip.size}-", "bytes=-0"):
        async with client.get(site.url(clip.path), headers={"Range": header}) as part:
            assert (part.status, await part.read()) == (416, b"")
            assert part.headers["Content-Range"] == f"bytes */{clip.size}"


async def test_if_range_gives_the_whole_file_when_it_names_another_version(
    site: SampleSite, client: aiohttp.ClientSession
) -> None:
    clip = site.files["/clip.mp4"]
    async with client.head(site.url(clip.path)) as head:
        etag, date = head.headers["ETag"], head.headers["Last-Modified"]
    for version, status in [(etag, 206), (date, 206), ('"another"', 200), (f"W/{etag}", 200)]:
        async with client.get(site.url(clip.path), headers={"Range": "bytes=9-", "If-Range": version}) as answer:
            assert answer.status == status
            assert len(await answer.read()) == clip.size - (9 if status == 206 else 0)


@pytest.mark.parametrize("path", ["/no-range/clip.mp4", "/chunked/clip.mp4"])
async def test_a_site_without_ranges_sends_everything(
    site: SampleSite, client: aiohttp.ClientSession, path: str
) -> None:
    async with client.get(site.url(path), headers={"Range": "bytes=100-"}) as answer:
        assert await answer.read() == site.files["/clip.mp4"].content
        assert (answer.status, answer.headers["Accept-Ranges"]) == (200, "none")
        assert "Content-Range" not in answer.headers
        assert ("Content-Length" in answer.headers) == (path == "/no-range/clip.mp4")
    assert site.requests[-1].range == (100, None)
    assert site.fetched(path) == [(0, site.files["/clip.mp4"].size)]
