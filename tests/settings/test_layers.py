"""Defaults < file < environment < command line; secrets from files; all mistakes in one go, each with its source."""

import pytest

from boss_bot.settings import SettingsError, load, load_all

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.x.y"
OTHER = "MTIzNDU2Nzg5MDEyMzQ1Njc4.a.b"


@pytest.fixture
def toml(tmp_path):
    def write(text):
        path = tmp_path / "boss-bot.toml"
        path.write_text(text, "utf-8")
        return {"BOSS_BOT_CONFIG": str(path)}

    return write


def test_each_source_is_stronger_than_the_one_before_and_is_named(toml):
    file = toml('discord_token = "' + OTHER + '"\nmax_queue_size = 7\nlog_level = "DEBUG"\nmax_retries = 1\n')
    environment = file | {"DISCORD_TOKEN": TOKEN, "BOSS_BOT_LOG_LEVEL": "WARNING", "BOSS_BOT_MAX_RETRIES": "2"}
    loaded = load_all(environment, ["max-retries=4"])
    found = loaded.settings
    assert (found.token, found.max_queue_size, found.log_level, found.max_retries) == (TOKEN, 7, "WARNING", 4)
    assert found.max_concurrent == 5
    assert loaded.sources == {
        "DISCORD_TOKEN": "environment", "BOSS_BOT_MAX_QUEUE_SIZE": "boss-bot.toml", "BOSS_BOT_LOG_LEVEL": "environment",
        "BOSS_BOT_MAX_RETRIES": "command line",
    }  # fmt: skip


def test_a_file_holds_texts_numbers_and_lists(toml):
    found = load(
        {"DISCORD_TOKEN": TOKEN}
        | toml('allowed_addresses = ["a.lan:80", "b.lan:81"]\nprogress_interval = 0.5\ndata_dir = "/srv/b"\n')
    )
    assert found.allowed_addresses == {"a.lan:80", "b.lan:81"}
    assert (found.progress_interval, str(found.data_dir)) == (0.5, "/srv/b")


def test_a_plain_name_may_bear_the_prefix_too():
    assert load({"BOSS_BOT_DISCORD_TOKEN": TOKEN}).token == TOKEN
    assert load({"BOSS_BOT_DISCORD_TOKEN": OTHER, "DISCORD_TOKEN": TOKEN}).token == TOKEN


def test_a_secret_may_come_from_a_file(tmp_path, toml):
    (tmp_path / "token").write_text(TOKEN + "\n", "ascii")
    for given in ({"DISCORD_TOKEN_FILE": str(tmp_path / "token")}, toml(f'discord_token_file = "{tmp_path}/token"')):
        loaded = load_all(given)
        assert loaded.settings.token == TOKEN
        assert loaded.sources["DISCORD_TOKEN"].endswith("from a file")


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"DISCORD_TOKEN_FILE": "/nowhere/token"}, "DISCORD_TOKEN_FILE names /nowhere/token, which cannot be read"),
        ({"DISCORD_TOKEN": TOKEN, "DISCORD_TOKEN_FILE": "/x"}, "DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set"),
        ({"DISCORD_TOKEN": TOKEN, "BOSS_BOT_CONFIG": "/nowhere/a.toml"}, "/nowhere/a.toml cannot be read"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(given, line):
    with pytest.raises(SettingsError, match=r"cannot be read|both set") as error:
        load(given)
    assert str(error.value).startswith(line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("max_queue_size", "is no TOML file"),
        ("max_que_size = 5", "max_que_size in .* is no setting. Did you mean max_queue_size?"),
        ("xyzzy = 5", "xyzzy in .* is no setting.$"),
        ("max_queue_size = {a = 1}", "max_queue_size in .* is neither text"),
        ("max_queue_size = true", r"is no whole number from 1 \(boss-bot.toml\)"),
        ("sites = [1]", "is neither text"),
    ],
)
def test_a_file_with_a_mistake_is_told(toml, text, line):
    with pytest.raises(SettingsError, match=line):
        load({"DISCORD_TOKEN": TOKEN} | toml(text))


def test_a_file_that_is_no_text_is_told(tmp_path):
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="is no TOML file"):
        load({"DISCORD_TOKEN": TOKEN, "BOSS_BOT_CONFIG": str(tmp_path / "a.toml")})


@pytest.mark.parametrize(
    ("option", "line"),
    [
        ("log_level", "--set log_level is no NAME=VALUE"),
        ("log_levle=x", "Did you mean LOG_LEVEL?"),
        ("log_level=loud", r"BOSS_BOT_LOG_LEVEL .* \(command line\)"),
        (f"discord_token={OTHER}", "DISCORD_TOKEN is a secret: .* Use DISCORD_TOKEN_FILE"),
    ],
)
def test_an_option_with_a_mistake_is_told_and_never_repeated(option, line):
    with pytest.raises(SettingsError, match=line) as error:
        load_all({"DISCORD_TOKEN": TOKEN}, [option])
    assert OTHER not in str(error.value)


def test_what_is_wrong_in_five_places_is_told_in_one_go_with_the_places(toml, tmp_path):
    (tmp_path / "secret").write_text("hush")
    given = toml("max_queue_size = 0\nnonsense = 1\n") | {
        "DISCORD_TOKEN_FILE": str(tmp_path / "secret"), "BOSS_BOT_SITES": "not a host",
        "BOSS_BOT_UPSTREAM_PROXY_FILE": "/nowhere",
    }  # fmt: skip
    with pytest.raises(SettingsError) as error:
        load_all(given, ["retry_seconds=soon", "log_levle=x"])
    lines = {line.split()[0]: line for line in str(error.value).splitlines() if not line.startswith("--set")}
    places = {
        "nonsense": "boss-bot.toml is no setting", "BOSS_BOT_MAX_QUEUE_SIZE": "(boss-bot.toml)",
        "DISCORD_TOKEN": "(environment, from a file)", "BOSS_BOT_UPSTREAM_PROXY_FILE": "(environment)",
        "BOSS_BOT_SITES": "(environment)", "BOSS_BOT_RETRY_SECONDS": "(command line)",
    }  # fmt: skip
    assert set(lines) == set(places)
    assert all(place in lines[name] for name, place in places.items())
    assert "--set log_levle is no NAME=VALUE of a setting. Did you mean LOG_LEVEL?" in str(error.value).splitlines()
    assert "hush" not in str(error.value)
