"""Discord that is not reached: one sentence that says why and what to do, an exit code, and nothing written."""

import asyncio
import errno
import io
import os
import socket
import ssl
import sys

import httpx
import pytest

from boss_bot.cli.program import program

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GAAAAA.wrong-token-wrong-token-wrong"


def of(error, cause):
    """An error of the HTTP client as it comes about: from one of the system's."""
    error.__cause__ = cause
    return error


NO_NAME = of(httpx.ConnectError("x"), socket.gaierror(socket.EAI_NONAME, "Name or service not known"))
NO_ROUTE = of(httpx.ConnectError("x"), OSError(errno.ENETUNREACH, "x"))
FORGED = of(httpx.ConnectError("x"), ssl.SSLCertVerificationError(1, "certificate verify failed: self-signed"))
NO_TLS = of(httpx.ConnectError("x"), ssl.SSLError(1, "WRONG_VERSION_NUMBER"))
NETWORK = "Look at the network"


@pytest.fixture
def boss_bot(tmp_path, monkeypatch, capsys):
    """Run a command with a token on standard input; return its exit code, what it printed, and its trouble."""
    for name in [name for name in os.environ if name.startswith(("BOSS_BOT_", "DISCORD_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("BOSS_BOT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)

    def run(*words):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{TOKEN}\n"))
        code = program(list(words), result_action="return_value") or 0
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.mark.parametrize(
    ("error", "words", "hint"),
    [
        (NO_NAME, "its name leads nowhere", "DNS"),
        (NO_ROUTE, "network is unreachable", NETWORK),
        (of(httpx.ConnectError("x"), OSError(errno.ECONNREFUSED, "x")), "connection refused", NETWORK),
        (FORGED, "its certificate is not valid here", "SSL_CERT_FILE"),
        (NO_TLS, "no encrypted connection came about", "SSL_CERT_FILE"),
        (httpx.ConnectTimeout("x"), "no answer in time", NETWORK),
        (httpx.ReadTimeout("x"), "no answer in time", NETWORK),
        (httpx.RemoteProtocolError("x"), "the connection broke off", NETWORK),
    ],
)
def test_without_a_way_to_discord_init_says_which(boss_bot, httpx_mock, tmp_path, error, words, hint):
    httpx_mock.add_exception(error)
    code, _, err = boss_bot("init")
    assert code == 4
    assert err.count("\n") == 1
    assert err.startswith("Discord cannot be ")
    assert words in err
    assert hint in err
    assert TOKEN not in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("answer", "expected", "words"),
    [
        ({"status_code": 401}, 3, "does not accept the token"),
        ({"status_code": 403}, 4, "answered 403"),
        ({"status_code": 429}, 4, "answered 429"),
        ({"status_code": 500}, 4, "answered 500"),
        ({"status_code": 503}, 4, "answered 503"),
        ({"text": "<html>Welcome to the hotel</html>"}, 4, "no answer of Discord's"),
        ({"json": []}, 4, "no answer of Discord's"),
        ({"json": {"name": "x"}}, 4, "no answer of Discord's"),
        ({"json": {"name": "x", "id": "1"}, "headers": {"Date": "soon"}}, 4, "no answer of Discord's"),
    ],
)
def test_what_discord_answers_is_said_by_init(boss_bot, httpx_mock, tmp_path, answer, expected, words):
    httpx_mock.add_response(url="https://discord.com/api/v10/applications/@me", **answer)
    code, _, err = boss_bot("init")
    assert (code, err.count("\n")) == (expected, 1)
    assert words in err
    assert list(tmp_path.iterdir()) == []


def test_answers_that_stop_in_the_middle_are_no_traceback(boss_bot, httpx_mock):
    me = "https://discord.com/api/v10"
    httpx_mock.add_response(url=f"{me}/applications/@me", json={"name": "x", "id": "1"})
    httpx_mock.add_response(url=f"{me}/users/@me/guilds", json={"message": "what"})
    httpx_mock.add_response(url=f"{me}/gateway/bot", json={"session_start_limit": {"remaining": 1, "total": 2}})
    code, _, err = boss_bot("init")
    assert code == 4
    assert "no answer of Discord's" in err


@pytest.mark.parametrize("error", [NO_NAME, NO_ROUTE, FORGED, httpx.ReadTimeout("x")])
def test_the_doctor_says_the_same_and_goes_on(boss_bot, httpx_mock, monkeypatch, error):
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    httpx_mock.add_exception(error)
    code, out, err = boss_bot("doctor", "--online")
    assert (code, err) == (1, "")
    assert "Failed  Discord        cannot be" in out
    assert "Clock" in out


async def test_a_bot_that_does_not_reach_discord_ends_with_a_sentence_and_a_code_of_its_own(tmp_path):
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "boss_bot", "run", cwd=tmp_path, stderr=asyncio.subprocess.PIPE,
        env={
            **{name: value for name, value in os.environ.items() if name.startswith("COVERAGE")},
            "PATH": os.environ["PATH"], "HOME": str(tmp_path), "DISCORD_TOKEN": TOKEN, "BOSS_BOT_HTTP_ADDRESS": "off",
            "BOSS_BOT_DISCORD_REST_URL": "http://127.0.0.1:1/api/v10",
        },
    )  # fmt: skip
    _, err = await asyncio.wait_for(process.communicate(), 90)
    assert process.returncode == 4
    assert err.decode().splitlines()[-1].startswith("Discord cannot be reached: connection refused. Look at")
    assert b"Traceback" not in err
