"""Refusals and redirects, seen by an ordinary client."""

import aiohttp
import pytest
from yarl import URL

from boss_bot.playground.sample_site import SampleSite


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/missing.mp4", 404),
        ("/never-heard-of", 404),
        ("/gone.mp4", 410),
        ("/forbidden.mp4", 403),
        ("/login.mp4", 401),
        ("/busy.mp4", 429),
        ("/fail/500.mp4", 500),
        ("/fail/503.mp4", 503),
        ("/fail/418.mp4", 418),
        ("/fail/200.mp4", 404),
    ],
)
async def test_a_refusal_has_its_status_and_a_page(
    site: SampleSite, client: aiohttp.ClientSession, path: str, status: int
) -> None:
    async with client.get(site.url(path)) as answer:
        assert answer.status == status
        assert f"Error {status}" in await answer.text()
    assert site.fetched(path) == []


async def test_refusals_say_what_a_client_needs_to_know(site: SampleSite, client: aiohttp.ClientSession) -> None:
    async with client.get(site.url("/busy.mp4")) as busy:
        assert busy.headers["Retry-After"] == "7"
    async with client.get(site.url("/login.mp4")) as login:
        assert login.headers["WWW-Authenticate"].startswith("Basic")
    async with client.post(site.url("/clip.mp4"), data=b"x") as post:
        assert (post.status, post.headers["Allow"]) == (405, "GET, HEAD")


async def test_redirects_go_where_they_are_told_word_for_word(site: SampleSite, client: aiohttp.ClientSession) -> None:
    for target in ("http://0x7f.1/x", "file:///etc/passwd", "//169.254.169.254/a b", "/clip.mp4"):
        url = URL(site.url("/redirect-to")).with_query(u=target)
        async with client.get(url, allow_redirects=False) as answer:
            assert (answer.status, answer.headers["Location"]) == (302, target)
    async with client.get(URL(site.url("/redirect-to")).with_query(u=site.url("/cat.jpg"))) as followed:
        assert await followed.read() == site.files["/cat.jpg"].content


async def test_a_redirect_cannot_write_another_header(site: SampleSite, client: aiohttp.ClientSession) -> None:
    for query in ("", "?u=", "?u=/a%0d%0aSet-Cookie:%20x=1"):
        async with client.get(URL(site.url("/redirect-to" + query), encoded=True), allow_redirects=False) as answer:
            assert answer.status == 400
            assert "Set-Cookie" not in answer.headers


async def test_a_redirect_loop_never_ends(site: SampleSite, client: aiohttp.ClientSession) -> None:
    with pytest.raises(aiohttp.TooManyRedirects):
        await client.get(site.url("/redirect-loop"))
