"""`boss-bot doctor` and `boss-bot config` as an operator runs them."""

import asyncio
import os
import signal
import socket
import sys

import pytest

from boss_bot.playground import Driver, LocalDiscord

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GAAAAA.wrong-token-wrong-token-wrong"


async def outcome(folder, *arguments, **environment):
    kept = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE")}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "boss_bot", *arguments, cwd=folder, stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), **kept, **environment},
    )  # fmt: skip
    out, err = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode, out.decode(), err.decode()


async def test_without_a_token_the_doctor_says_so_and_looks_at_the_rest(tmp_path):
    code, out, err = await outcome(tmp_path, "doctor", BOSS_BOT_MAX_QUEUE_SIZE="x")
    assert (code, err) == (1, "")
    assert out.startswith("Failed  Settings       DISCORD_TOKEN is not set (and 1 more)")
    for part in ("Database", "Disk", "ffmpeg", "yt-dlp", "gallery-dl", "Guard", "Clock"):
        assert part in out


@pytest.fixture
async def discord():
    local = await LocalDiscord.start()
    yield local
    await local.stop()


async def test_online_the_token_is_tried_at_discord(tmp_path, discord):
    settings = {"BOSS_BOT_DISCORD_REST_URL": discord.rest_url}
    good = await outcome(tmp_path, "doctor", "--online", DISCORD_TOKEN=discord.token, **settings)
    bad = await outcome(tmp_path, "doctor", "--online", DISCORD_TOKEN=TOKEN, **settings)
    gone = await outcome(
        tmp_path, "doctor", "--online", DISCORD_TOKEN=TOKEN, BOSS_BOT_DISCORD_REST_URL="http://127.0.0.1:1/api/v10"
    )
    assert good[0] == 0, good
    assert "accepts the token" in good[1]
    assert "Discord's" in good[1]
    assert bad[0] == gone[0] == 1
    assert "does not accept the token" in bad[1]
    assert "cannot be reached" in gone[1]


async def test_a_report_holds_no_secret_and_no_folder_of_a_person(tmp_path):
    code, out, err = await outcome(tmp_path, "doctor", "--report", DISCORD_TOKEN=TOKEN, BOSS_BOT_DATA_DIR=str(tmp_path))
    assert (code, err) == (0, "")
    assert out.startswith("Boss-Bot ")
    assert "Settings – OK" in out
    assert TOKEN not in out
    assert str(tmp_path) not in out


async def test_a_folder_that_cannot_be_had_is_one_line_and_exit_code_2(tmp_path):
    (tmp_path / "file").touch()
    code, out, err = await outcome(
        tmp_path, "run", DISCORD_TOKEN=TOKEN, BOSS_BOT_DATA_DIR=str(tmp_path / "file" / "in")
    )
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "cannot be used" in err
    assert "BOSS_BOT_DATA_DIR" in err


async def test_sentry_without_an_address_is_one_line_and_exit_code_2(tmp_path):
    code, out, err = await outcome(
        tmp_path, "run", DISCORD_TOKEN=TOKEN, BOSS_BOT_DATA_DIR=str(tmp_path / "data"), ENABLE_SENTRY="yes"
    )
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "SENTRY_DSN" in err


async def test_config_shows_each_value_with_its_source_and_no_secret(tmp_path):
    code, out, _ = await outcome(
        tmp_path,
        "config",
        "show",
        DISCORD_TOKEN=TOKEN,
        BOSS_BOT_ALLOWED_ADDRESSES="b:2,a:1",
        BOSS_BOT_HTTP_ADDRESS="off",
        BOSS_BOT_UPSTREAM_PROXY="http://ann:hush@proxy.lan:3128",
    )
    assert code == 0
    assert TOKEN not in out
    assert "hush" not in out
    lines = {line.split()[0]: line.split()[1:] for line in out.splitlines()}
    assert lines["DISCORD_TOKEN"] == ["[hidden]", "(environment)"]
    assert lines["BOSS_BOT_ALLOWED_ADDRESSES"] == ["a:1,b:2", "(environment)"]
    assert lines["BOSS_BOT_HTTP_ADDRESS"] == ["off", "(environment)"]
    assert lines["BOSS_BOT_MAX_QUEUE_SIZE"] == ["50", "(default)"]


async def test_config_check_names_all_that_is_wrong_in_one_go(tmp_path):
    assert (await outcome(tmp_path, "config", "check", DISCORD_TOKEN=TOKEN))[:2] == (
        0,
        "Every setting is well-formed.\n",
    )
    code, _, err = await outcome(
        tmp_path, "config", "check", DISCORD_TOKEN="nonsense", BOSS_BOT_MAX_QUEUE_SIZE="0",
        BOSS_BOT_PROGRESS_INTERVAL="-", BOSS_BOT_HTTP_ADDRESS="everywhere", BOSS_BOT_LOG_LEVEL="loud",
    )  # fmt: skip
    assert code == 2
    assert len(err.splitlines()) == 5
    assert "nonsense" not in err


async def until(stream, word):
    """Read lines until one has the word in it."""
    async with asyncio.timeout(60):
        while word not in (line := (await stream.readline()).decode()):
            assert line, f"ended without {word!r}"
    return line


async def test_a_service_manager_is_told_when_the_bot_serves_beats_and_ends(tmp_path, discord):
    settings = tmp_path / "boss-bot.toml"
    settings.write_text("max_queue_size = 50\n")
    loop = asyncio.get_running_loop()
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.setblocking(False)
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "boss_bot", "run", "--config", str(settings), stderr=asyncio.subprocess.PIPE,
            env={
                **{name: value for name, value in os.environ.items() if name.startswith("COVERAGE")},
                "PATH": os.environ["PATH"], "HOME": str(tmp_path), "DISCORD_TOKEN": discord.token,
                "BOSS_BOT_DISCORD_REST_URL": discord.rest_url, "BOSS_BOT_HTTP_ADDRESS": "off",
                "NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "300000",
            },
        )  # fmt: skip
        heard: list[bytes] = []

        async def hear(word):
            async with asyncio.timeout(60):
                while word not in heard:
                    heard.append(await loop.sock_recv(manager, 100))

        try:
            await hear(b"READY=1")
            await hear(b"WATCHDOG=1")
            await discord.bot_ready()
            settings.write_text("max_queue_size = 0\n")
            process.send_signal(signal.SIGHUP)
            assert "BOSS_BOT_MAX_QUEUE_SIZE" in await until(process.stderr, "not reloaded")
            settings.write_text('max_queue_size = 7\ndata_dir = "elsewhere"\n')
            process.send_signal(signal.SIGHUP)
            told = await until(process.stderr, "settings read anew")
            assert "changed: BOSS_BOT_MAX_QUEUE_SIZE; after a restart: BOSS_BOT_DATA_DIR" in told
            process.terminate()
            await hear(b"STOPPING=1")
        finally:
            if process.returncode is None and b"STOPPING=1" not in heard:
                process.kill()
            await process.communicate()
    assert process.returncode == 0


async def started(folder, *arguments, **environment):
    """Run `boss-bot init` with a token on standard input."""
    token = environment.pop("TOKEN")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "boss_bot", "init", *arguments, cwd=folder, stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        env={
            **{name: value for name, value in os.environ.items() if name.startswith("COVERAGE")},
            "PATH": os.environ["PATH"], "HOME": str(folder), **environment,
        },
    )  # fmt: skip
    out, err = await asyncio.wait_for(process.communicate(f"{token}\n".encode()), 90)
    return process.returncode, out.decode(), err.decode()


async def test_init_goes_from_a_token_to_a_bot_that_was_seen_to_work(tmp_path, discord):
    Driver(discord).member("Ann")
    [guild] = discord.state.world.guilds.values()
    channel = next(iter(guild.channels.values()))
    code, out, err = await started(
        tmp_path, "--data-dir", "data", "--channel", str(channel.id), TOKEN=discord.token,
        BOSS_BOT_DISCORD_REST_URL=discord.rest_url,
    )  # fmt: skip
    assert (code, err.count("Traceback")) == (0, 0), err
    assert "scope=bot+applications.commands&permissions=274877959168" in out
    assert "commands of the bot" in out
    assert "The test card is in the channel." in out
    assert discord.token not in out + err
    written = tmp_path / "boss-bot.toml"
    assert written.stat().st_mode & 0o077 == 0
    assert discord.token in written.read_text()
    posted = [entry for entry in discord.journal if entry.path.endswith(f"/channels/{channel.id}/messages")]
    assert "Boss-Bot is here" in str(posted[-1].body)
    code, out, _ = await outcome(tmp_path, "doctor", "--online")
    assert code == 0, out
    for part in ("accepts the token", "Gateway", "Permissions", "Backlog", "Logins", "complete in 1 server"):
        assert part in out
    code, _, err = await started(tmp_path, TOKEN=discord.token)
    assert (code, "nothing is overwritten" in err) == (1, True)


async def test_init_says_what_is_wrong_with_a_token(tmp_path, discord):
    settings = {"BOSS_BOT_DISCORD_REST_URL": discord.rest_url}
    code, _, err = await started(tmp_path, TOKEN="nonsense", **settings)
    assert (code, "does not look like a bot token" in err) == (1, True)
    code, _, err = await started(tmp_path, TOKEN=TOKEN, **settings)
    assert (code, "does not accept the token" in err) == (3, True)
    code, _, err = await started(tmp_path, TOKEN=TOKEN, BOSS_BOT_DISCORD_REST_URL="http://127.0.0.1:1/api/v10")
    assert (code, "cannot be reached" in err) == (4, True)
    assert not (tmp_path / "boss-bot.toml").exists()
