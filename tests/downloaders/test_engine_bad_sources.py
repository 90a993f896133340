"""A source that gives nothing ends in one clear error, whatever is wrong with it."""

import asyncio

import pytest

from boss_bot.domain.errors.detours import LeadsNowhereError
from boss_bot.domain.errors.failures import (
    LoginRequiredError,
    NetworkError,
    NotFoundError,
    NothingFoundError,
    RateLimitedError,
)
from boss_bot.domain.errors.refusals import BlockedAddressError
from boss_bot.domain.jobs.error_record import record
from boss_bot.domain.links.link import parse_link

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("tool", ["yt-dlp", "gallery-dl"])
@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("/missing.mp4", NotFoundError()),
        ("/gone.mp4", NotFoundError()),
        ("/forbidden.mp4", LoginRequiredError()),
        ("/login.mp4", LoginRequiredError()),
        ("/busy.mp4", RateLimitedError(7.0)),
        ("/empty.mp4", NothingFoundError()),
    ],
)
async def test_a_refusal_is_told_apart(fetch, path, error, tool):
    outcome = await fetch(path, tool)

    assert outcome.failure == record(error)
    assert outcome.files == []


@pytest.mark.parametrize(
    ("path", "tools"),
    [
        ("/empty", ("yt-dlp:generic",)),
        ("/empty", ("gallery-dl:generic",)),
        ("/page-without-media", ("yt-dlp", "yt-dlp:generic", "gallery-dl", "gallery-dl:generic")),
    ],
)
async def test_a_page_without_media_holds_nothing(fetch, path, tools):
    assert (await fetch(path, *tools)).failure == record(NothingFoundError())


@pytest.mark.parametrize("tool", ["yt-dlp:generic", "gallery-dl:generic"])
async def test_a_redirect_that_never_ends_leads_nowhere(fetch, tool):
    assert (await fetch("/redirect-loop", tool)).failure == record(LeadsNowhereError())


async def test_a_server_in_trouble_is_worth_another_try(fetch):
    paths = ("/fail/500.mp4", "/drop/clip.mp4", "/lying.mp4")
    outcomes = await asyncio.gather(*(fetch(path, "yt-dlp") for path in paths))

    assert [outcome.failure for outcome in outcomes] == [record(NetworkError())] * 3
    assert not any(outcome.error.permanent for outcome in outcomes)


@pytest.mark.parametrize("tool", ["yt-dlp", "gallery-dl"])
async def test_a_dropped_connection_is_taken_up_where_it_broke(dropping_sites, fetch, tool):
    site = dropping_sites[tool]
    outcome = await fetch(parse_link(site.url("/drop-once/clip.mp4"), exempt=frozenset({site.address})), tool)

    clip = site.files["/clip.mp4"]
    assert outcome.sums == [clip.sha256]
    assert [seen.range for seen in site.requests if seen.method == "GET"] == [None, (clip.size // 2, None)]


@pytest.mark.parametrize("tool", ["yt-dlp:generic", "gallery-dl:generic"])
async def test_a_redirect_into_the_private_network_is_refused(fetch, canary, tool):
    outcome = await fetch(f"/redirect-to?u=http://127.0.0.1:{canary.port}/clip.mp4", tool)

    assert outcome.failure == record(BlockedAddressError())
    assert canary.visits == 0


@pytest.mark.parametrize("tool", ["yt-dlp", "gallery-dl"])
@pytest.mark.parametrize(
    "answers", [["127.0.0.1"], ["93.184.215.14", "127.0.0.1"], ["93.184.215.14", "fe80::1%eth0"], ["169.254.169.254"]]
)
async def test_a_name_with_a_private_answer_is_refused(fetch, names, tool, answers):
    names.answers["clips.example.com"] = answers

    assert (await fetch("http://clips.example.com/clip.mp4", tool)).failure == record(BlockedAddressError())


async def test_a_tunnel_into_the_private_network_is_refused(fetch, names):
    names.answers["clips.example.org"] = ["10.0.0.1"]

    assert (await fetch("https://clips.example.org/clip.mp4", "yt-dlp")).failure == record(BlockedAddressError())


async def test_a_name_that_does_not_exist_is_a_network_error(fetch, names):
    assert (await fetch("https://nowhere.example.net/clip.mp4", "yt-dlp")).failure == record(NetworkError())


@pytest.mark.parametrize("tool", ["yt-dlp", "gallery-dl"])
async def test_a_page_in_place_of_a_file_is_left_to_whoever_looks_at_files(fetch, tool):
    outcome = await fetch("/html-as.mp4", tool)

    assert outcome.error is None
    assert outcome.files[0].read_bytes().startswith(b"<")


@pytest.mark.parametrize("tool", ["yt-dlp", "gallery-dl"])
@pytest.mark.parametrize("name", ["../../../evil.desktop", "/etc/cron.d/evil", "a\\..\\b.exe", "-rf", "%03d.lnk"])
async def test_a_name_that_a_source_gives_is_no_name_on_the_disk(raw_site, fetch, tool, name):
    body = b"\x00\x00\x00\x18ftypmp42" + bytes(5000)
    head = f'HTTP/1.1 200 OK\r\nContent-Disposition: attachment; filename="{name}"\r\n'
    raw_site.answers["/named.mp4"] = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
    outcome = await fetch(raw_site.link("/named.mp4"), tool)

    assert [path.name for path in outcome.files] in (["v001.mp4"], ["g001.mp4"])
    assert [path.name for path in outcome.files[0].parent.iterdir()] == [outcome.files[0].name]
