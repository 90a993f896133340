"""The commands as an operator runs them: their words and their exit codes."""

import asyncio
import os
import sys
from contextlib import asynccontextmanager

import pytest

from boss_bot.playground import LocalDiscord, SampleSite


@asynccontextmanager
async def program(folder, *arguments, **environment):
    """Start boss-bot with an empty environment and give its process; it is ended with the block."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "boss_bot", *arguments, cwd=folder, stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), **coverage(), **environment},
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
            await process.communicate()


def coverage():
    """Pass on what lets coverage measure the process."""
    return {name: value for name, value in os.environ.items() if name.startswith("COVERAGE")}


async def outcome(folder, *arguments, **environment):
    async with program(folder, *arguments, **environment) as process:
        out, err = await asyncio.wait_for(process.communicate(), 100)
        return process.returncode, out.decode(), err.decode()


async def test_a_missing_token_is_one_line_and_exit_code_2(tmp_path):
    code, out, err = await outcome(tmp_path, "run")
    assert code == 2
    assert err.startswith("DISCORD_TOKEN is not set. Set it to")
    assert err.count("\n") == 1
    assert out == ""


async def test_each_wrong_setting_is_named(tmp_path):
    code, _, err = await outcome(tmp_path, "run", DISCORD_TOKEN="nonsense", BOSS_BOT_MAX_QUEUE_SIZE="-3")
    assert code == 2
    assert [line.split()[0] for line in err.splitlines()] == ["DISCORD_TOKEN", "BOSS_BOT_MAX_QUEUE_SIZE"]
    assert "nonsense" not in err


async def test_a_token_that_discord_refuses_is_exit_code_3_without_a_storm(tmp_path):
    local = await LocalDiscord.start()
    try:
        code, _, err = await outcome(
            tmp_path, "run", DISCORD_TOKEN="MTIzNDU2Nzg5MDEyMzQ1Njc4.GAAAAA.wrong-token-wrong-token-wrong",
            BOSS_BOT_DISCORD_REST_URL=local.rest_url,
        )  # fmt: skip
        assert len(local.journal) <= 3
    finally:
        await local.stop()
    assert code == 3
    assert "Discord does not accept this token" in err
    assert "Traceback" not in err
    assert "wrong-token" not in err


async def test_a_second_bot_with_the_same_token_says_so_and_ends(tmp_path):
    local = await LocalDiscord.start()
    settings = {
        "DISCORD_TOKEN": local.token,
        "BOSS_BOT_DISCORD_REST_URL": local.rest_url,
        "BOSS_BOT_DATA_DIR": str(tmp_path / "data"),
    }
    try:
        async with program(tmp_path, "run", **settings):
            await local.bot_ready()
            other = settings | {"BOSS_BOT_DATA_DIR": str(tmp_path / "other")}
            ends = [await outcome(tmp_path, "run", **again) for again in (settings, other)]
    finally:
        await local.stop()
    assert [code for code, _, _ in ends] == [2, 2]
    assert [err.splitlines()[-1].partition(", ")[0] for _, _, err in ends] == [
        "Another Boss-Bot runs with this token on this machine"
    ] * 2


async def test_download_puts_the_file_into_the_folder(tmp_path):
    site = await SampleSite.start()
    try:
        allowed = {"BOSS_BOT_ALLOWED_ADDRESSES": site.address}
        first = await outcome(tmp_path, "download", site.url("/clip.mp4"), "--to", "here", **allowed)
        again = await outcome(tmp_path, "download", site.url("/clip.mp4"), "--to", "here", **allowed)
        files = sorted((tmp_path / "here").iterdir())
        assert (first[0], again[0]) == (0, 0), (first, again)
        assert [file.read_bytes() for file in files] == [site.files["/clip.mp4"].file.read_bytes()] * 2
        assert len({file.name for file in files}) == 2
        assert first[1].strip() in {f"here/{file.name}" for file in files}
    finally:
        await site.stop()


@pytest.mark.parametrize(
    ("url", "code"),
    [("cats", "URL-1"), ("http://10.0.0.1/a.mp4", "URL-3"), ("https://example.com/", "URL-2")],
)
async def test_download_says_what_is_wrong_with_a_link(tmp_path, url, code):
    returned, out, err = await outcome(tmp_path, "download", url)
    assert returned == 1
    assert err.rstrip().endswith(f"({code})")
    assert "Traceback" not in err
    assert out == ""


async def test_download_of_what_is_not_there_leaves_nothing_but_words(tmp_path):
    site = await SampleSite.start()
    try:
        allowed = {"BOSS_BOT_ALLOWED_ADDRESSES": site.address}
        returned, _, err = await outcome(tmp_path, "download", site.url("/missing.mp4"), **allowed)
    finally:
        await site.stop()
    assert returned == 1
    assert err.rstrip().endswith("(GONE-1)")
    assert "127.0.0.1" in err
    assert not [path for path in tmp_path.iterdir() if not path.name.startswith(".")]


async def test_download_says_when_a_source_cannot_be_resumed(tmp_path, wait_until):
    site = await SampleSite.start()
    call = ("download", site.url("/no-range/clip.mp4"))
    allowed = {"BOSS_BOT_ALLOWED_ADDRESSES": site.address}
    try:
        gate = site.hold("/no-range/clip.mp4", 500_000)
        async with program(tmp_path, *call, **allowed):
            await asyncio.wait_for(gate.reached(), 60)
            await wait_until(lambda: any(path.stat().st_size for path in tmp_path.rglob("*.part")), 60)
        gate.release()
        code, out, err = await outcome(tmp_path, *call, **allowed)
        assert code == 0, err
        assert "This source cannot be resumed, so the file started over." in err
        assert (tmp_path / out.strip()).read_bytes() == site.files["/clip.mp4"].file.read_bytes()
    finally:
        await site.stop()


async def test_download_says_what_of_a_set_did_not_come(tmp_path):
    site = await SampleSite.start()
    try:
        allowed = {"BOSS_BOT_ALLOWED_ADDRESSES": site.address}
        code, out, err = await outcome(tmp_path, "download", site.url("/gallery/late/"), **allowed)
    finally:
        await site.stop()
    assert (code, len(out.splitlines())) == (0, 2)
    assert "Not all of it could be fetched: 1 left out. For those alone: --items 2" in err


async def test_download_takes_options(tmp_path):
    site = await SampleSite.start()
    try:
        allowed = {"BOSS_BOT_ALLOWED_ADDRESSES": site.address}
        code, out, err = await outcome(
            tmp_path, "download", site.url("/gallery/"), "--items", "2-3", "--media", "images", **allowed
        )
        assert code == 0, err
        fetched = {(tmp_path / line).read_bytes() for line in out.splitlines()}
        assert fetched == {site.files[path].content for path in ("/dog.png", "/sunset.webp")}
    finally:
        await site.stop()


@pytest.mark.parametrize("options", [("--quality", "4k"), ("--items", "x"), ("--start", "5", "--end", "2")])
async def test_download_says_which_option_makes_no_sense(tmp_path, options):
    returned, _, err = await outcome(tmp_path, "download", "https://x.com/ann/status/1", *options)
    assert returned == 1
    assert f"`{options[-2].removeprefix('--')}` takes" in err
    assert err.rstrip().endswith("(OPT-1)")


async def test_the_demo_plays_to_its_end(tmp_path):
    code, out, err = await outcome(tmp_path, "demo")
    assert code == 0, out + err
    assert "Every file has the bytes of its source." in out
    for words in ("Paused", "Cancelled", "Done", "private network"):
        assert words in out


async def test_the_playground_says_how_to_reach_it_and_stops_when_told(tmp_path):
    async with program(tmp_path, "playground") as process:
        lines: list[str] = []
        while not any("BOSS_BOT_ALLOWED_ADDRESSES" in line for line in lines):
            lines.append((await asyncio.wait_for(process.stdout.readline(), 60)).decode())
            assert lines[-1]
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 30) == 0
    assert any("export DISCORD_TOKEN=" in line for line in lines)


async def test_help_and_version(tmp_path):
    code, out, _ = await outcome(tmp_path, "--help")
    assert code == 0
    for command in ("run", "demo", "playground", "download"):
        assert command in out
    assert (await outcome(tmp_path, "--version"))[1].strip()
