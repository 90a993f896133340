"""Settings: every knob from the environment, and one clear line for each that is wrong."""

from pathlib import Path

import pytest

from boss_bot.settings import SettingsError, load

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.x.y"


def test_a_token_is_all_that_is_needed():
    settings = load({"DISCORD_TOKEN": TOKEN})
    assert (settings.max_concurrent, settings.user_concurrent, settings.max_queue_size) == (5, 2, 50)
    assert (settings.progress_interval, settings.allowed_addresses, settings.rest_url) == (5.0, frozenset(), None)
    assert settings.data_dir.is_absolute()
    assert TOKEN not in repr(settings)


def test_every_knob_is_read():
    settings = load(
        {
            "DISCORD_TOKEN": f" {TOKEN} ", "BOSS_BOT_DISCORD_REST_URL": "http://127.0.0.1:9/api/v10/",
            "BOSS_BOT_DATA_DIR": "/srv/b",
            "BOSS_BOT_MAX_CONCURRENT_DOWNLOADS": "3", "BOSS_BOT_USER_CONCURRENT_DOWNLOADS": "1",
            "BOSS_BOT_MAX_QUEUE_SIZE": "7",
            "BOSS_BOT_PROGRESS_INTERVAL": "0.5",
            "BOSS_BOT_ALLOWED_ADDRESSES": "127.0.0.1:80, Media.local:8080,[::1]:99",
            "BOSS_BOT_HTTP_ADDRESS": "[::1]:9000",
            "BOSS_BOT_SITES": "Imgur.com, bsky.app",
            "BOSS_BOT_LOG_LEVEL": "debug",
            "BOSS_BOT_BANDWIDTH_LIMIT": "5000000", "BOSS_BOT_UPSTREAM_PROXY": "http://ann:hush@proxy.lan:3128",
        }
    )  # fmt: skip
    assert settings.token == TOKEN
    assert settings.rest_url == "http://127.0.0.1:9/api/v10"
    assert settings.data_dir == Path("/srv/b")
    assert (settings.max_concurrent, settings.user_concurrent, settings.max_queue_size) == (3, 1, 7)
    assert settings.progress_interval == 0.5
    assert settings.allowed_addresses == {"127.0.0.1:80", "media.local:8080", "::1:99"}
    assert settings.http_address == "[::1]:9000"
    assert settings.sites == {"imgur.com", "bsky.app"}
    assert settings.log_level == "DEBUG"
    assert (settings.bandwidth, settings.upstream) == (5_000_000, "http://ann:hush@proxy.lan:3128")
    assert "hush" not in repr(settings)


def test_no_limit_of_bandwidth_may_be_written_down():
    assert load({"DISCORD_TOKEN": TOKEN, "BOSS_BOT_BANDWIDTH_LIMIT": "0"}).bandwidth == 0


def test_the_http_side_can_be_turned_off():
    assert load({"DISCORD_TOKEN": TOKEN}).http_address == "127.0.0.1:9464"
    assert load({"DISCORD_TOKEN": TOKEN, "BOSS_BOT_HTTP_ADDRESS": "Off"}).http_address == ""
    with pytest.raises(SettingsError, match="BOSS_BOT_HTTP_ADDRESS is no host:port"):
        load({"DISCORD_TOKEN": TOKEN, "BOSS_BOT_HTTP_ADDRESS": "9464"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DISCORD_TOKEN", "not-a-token"), ("DISCORD_TOKEN", ""), ("BOSS_BOT_DISCORD_REST_URL", "ftp://x"),
        ("BOSS_BOT_MAX_CONCURRENT_DOWNLOADS", "0"), ("BOSS_BOT_USER_CONCURRENT_DOWNLOADS", "-1"),
        ("BOSS_BOT_MAX_QUEUE_SIZE", "many"),
        ("BOSS_BOT_PROGRESS_INTERVAL", "0"), ("BOSS_BOT_PROGRESS_INTERVAL", "nan"),
        ("BOSS_BOT_ALLOWED_ADDRESSES", "localhost"),
        ("BOSS_BOT_SITES", "imgur"), ("BOSS_BOT_SITES", "https://imgur.com"), ("BOSS_BOT_SITES", "1.2.3.4"),
        ("BOSS_BOT_LOG_LEVEL", "LOUD"),
        ("BOSS_BOT_BANDWIDTH_LIMIT", "5MB"), ("BOSS_BOT_UPSTREAM_PROXY", "https://user:hush@proxy:3128"),
        ("BOSS_BOT_UPSTREAM_PROXY", "proxy:3128"), ("BOSS_BOT_UPSTREAM_PROXY", "http://hush hush@proxy:3128"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_one_line_that_names_it_and_how_to_set_it(name, value):
    with pytest.raises(SettingsError) as refused:
        load({"DISCORD_TOKEN": TOKEN} | {name: value})
    message = str(refused.value)
    assert message.startswith(name)
    assert "\n" not in message
    assert "et it" in message
    assert len(value) < 3 or value not in message.partition("Set it")[0].removeprefix(name)


def test_all_wrong_values_are_told_in_one_go():
    with pytest.raises(SettingsError) as refused:
        load({"BOSS_BOT_MAX_QUEUE_SIZE": "x", "BOSS_BOT_LOG_LEVEL": "x"})
    assert [line.split()[0] for line in str(refused.value).splitlines()] == [
        "DISCORD_TOKEN", "BOSS_BOT_MAX_QUEUE_SIZE", "BOSS_BOT_LOG_LEVEL",
    ]  # fmt: skip


def test_without_discord_no_token_is_needed():
    assert load({}, token_needed=False).token == ""
