"""No secret in any line: by many names, in many places, wrapped as programs wrap it, and in a process's last words."""

import asyncio
import base64
import io
import json
import logging
import secrets
import subprocess
import sys
import textwrap
from urllib.parse import quote

import pytest
from loguru import logger

from boss_bot.log import LogTo, hide, redact, set_up

HEADERS = """
    Authorization: Bot {}|authorization: Basic {}|Proxy-Authorization: Basic {}
    {{'Authorization': 'Bot {}', 'User-Agent': 'x'}}
    (b'Authorization', b'Bot {}')|[('authorization', 'Bot {}'), ('host', 'x')]|-H "Authorization: Bearer {}"|Bot {}
    Bearer {}
    Cookie: session={0}; auth_token={0}|Set-Cookie: sid={}; Path=/; HttpOnly|{{"cookies": {{"auth_token": "{}"}}}}
    <Cookie auth_token={} for .x.com/>|Cookie(version=0, name='auth_token', value='{}', port=None)|X-CSRF-Token: {}
    X-Api-Key: {}
    .x.com\tTRUE\t/\tTRUE\t0\tauth_token\t{}|#HttpOnly_.x.com\tFALSE\t/a\tTRUE\t0\tct0\t{}
"""
DISCORDS = """
    https://discord.com/api/v10/webhooks/1/{}/messages/@original|https://discord.com/api/webhooks/1/{}
    /interactions/1/{}/callback
    404 Not Found for https://discord.com/api/v10/webhooks/1/{}?wait=true|\\/webhooks\\/1\\/{}\\/messages
    webhooks%2F1%2F{}%2Fmessages
    {{"op":2,"d":{{"token":"{}","intents":1}}}}|{{"token": "Bot {}", "session_id": "abc"}}
    Interaction(id=1, token='{}')
    DISCORD_TOKEN={}|export DISCORD_TOKEN='{}'|DISCORD_TOKEN: {}|environ({{'DISCORD_TOKEN': '{}'}})|--token {}
    my token is {}
    Improper token has been passed: {}
"""
ADDRESSES = """
    https://a.example/v.mp4?Expires=1&Signature={}&Key-Pair-Id=K|https://a.example/v?Policy={}
    https://a.example/v?X-Amz-Signature={}
    https://a.example/v?sig={0}&lsig={0}&ip=1|https://a.example/v?hdnts=exp=1~acl=/*~hmac={}
    https://a.example/v#access_token={}&type=1
    https://a.example/v?u=https%3A%2F%2Fb%2F%3Fsig%3D{}|https:\\/\\/a.example\\/v?Signature={}\\u0026b=1
    https://a.example/v?key={}
    http://user:{}@proxy:3128|https://{}@o1.ingest.example/1|redis://:{}@db:6379/0|user:{}@proxy:3128
    http%3A%2F%2Fu%3A{}%40proxy
"""
VALUES = """
    {{"access_token":"{0}","refresh_token":"{0}"}}|{{\\"access_token\\":\\"{}\\"}}|client_secret={}&x=1
    OPENAI_API_KEY={}|apiKey: '{}'
    password = '{}'|passwd={}|--password {}|-u ann -p {} https://x.example|DB_PASS={}|machine a login b password {}
    PGPASSWORD={}
    AWS_SECRET_ACCESS_KEY={}|gallery-dl -o extractor.twitter.cookies.auth_token={}|secret: {}|session_id={}
    code={}&state=1|jwt={}
"""
TEMPLATES = [
    line.strip()
    for text in (HEADERS, DISCORDS, ADDRESSES, VALUES)
    for lines in text.split("\n")
    for line in lines.split("|")
    if line.strip()
]
CANARIES = {"base64": secrets.token_urlsafe(24), "hex": secrets.token_hex(16), "word": "canary7" + secrets.token_hex(8)}
WRAPPINGS = {
    "as it is": str,
    "JSON": json.dumps,
    "JSON in JSON": lambda text: json.dumps(json.dumps({"m": text})),
    "repr": repr,
    "bytes": lambda text: repr(text.encode()),
    "percent": lambda text: quote(text, safe=""),
    "percent twice": lambda text: quote(quote(text)),
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "base64url": lambda text: "got " + base64.urlsafe_b64encode(text.encode()).decode().rstrip("=") + " back",
    "a trace": lambda text: f"Traceback (most recent call last):\n  File 'a.py'\nValueError: {text}",
}


def forms(canary):
    """List what may not be found: the canary as it is and as others write it."""
    raw = canary.encode()
    return [
        canary,
        raw.hex(),
        *(base64.b64encode(b"x" * n + raw).decode()[(0, 2, 3)[n] :][: len(raw)] for n in range(3)),
    ]


@pytest.mark.parametrize("kind", CANARIES)
@pytest.mark.parametrize("wrap", WRAPPINGS.values(), ids=WRAPPINGS)
def test_a_secret_that_nobody_told_us_of_is_hidden(wrap, kind):
    canary = CANARIES[kind]
    lines = {template: redact(wrap(template.format(canary))) for template in TEMPLATES}
    assert [template for template, line in lines.items() if any(form in line for form in forms(canary))] == []


@pytest.mark.parametrize(
    "secret",
    [secrets.token_urlsafe(30), "p\u00e4ss/w\u00f6rd+" + secrets.token_hex(8)],
    ids=["a token", "a password"],
)
def test_a_secret_that_we_know_is_hidden_in_every_form_and_broken_over_lines(secret):
    hide(secret)
    raw = secret.encode()
    written = [
        secret,
        quote(secret, safe=""),
        quote(quote(secret, safe="")).lower(),
        json.dumps(secret),
        repr(raw),
        raw.hex(),
    ]
    written += [base64.b64encode(before + raw + b"!").decode() for before in (b"", b"a:", b"b")]
    written += ["\n".join(textwrap.wrap(form, 17)) for form in written]
    for form in written:
        redacted = redact(f"<{form}>")
        assert "[hidden]" in redacted
        assert not any(piece in redacted for piece in (form, form[4:16], form[-16:-4]))


def test_the_parts_of_an_address_with_a_password_are_hidden_too():
    user, password = secrets.token_hex(8), "sl%2Fash" + secrets.token_hex(8)
    hide(f"http://{user}:{password}@proxy.example:3128")
    assert user not in redact(f"signed in as {user}")
    assert password[8:] not in redact(f"with sl/ash{password[8:]} or {password}")


@pytest.mark.parametrize(
    "line",
    [
        "a job ended: K7QD2M4X", "key 5 of 7", "https://www.reddit.com/r/pics/comments/abc123/a_title_of_some_length/?s=1",
        "Boss-Bot 0.4.0.dev3+g1234567 starts", "the tools are now: {'yt-dlp': '2026.10.26', 'gallery-dl': '1.32.18'}",
        "the database was damaged; it is kept as /var/lib/boss-bot/boss-bot.sqlite3.damaged-2026-11-22T16-02-03Z",
        '  File "/home/ann/.venv/lib/python3.11/site-packages/hikari/impl/rest.py", line 1234, in _request',
        "settings read anew; changed: BOSS_BOT_MAX_CONCURRENT_DOWNLOADS; after a restart: BOSS_BOT_HTTP_ADDRESS",
        "Not Found 404: 'Unknown Message' (10008) for https://discord.com/api/v10/channels/123456789012345678/messages/1234567890",
        "ann@example.com wrote at 12:30:59 about boss_bot.downloaders.running:events:59",
    ],
)  # fmt: skip
def test_what_an_operator_needs_to_read_is_left_alone(line):
    assert redact(line) == line


@pytest.fixture(params=[False, True], ids=["for people", "json"])
def sink(request):
    sink = io.StringIO()
    handlers, level = logging.root.handlers[:], logging.root.level
    set_up(LogTo(level="DEBUG", json=request.param), sink)
    yield sink
    logger.remove()
    logging.root.handlers[:], logging.root.level = handlers, level


def test_a_title_forges_no_line_and_steers_no_terminal(sink):
    title = "a\n2026-01-01 00:00:00 CRITICAL forged\r\x1b[2J\x9b1m\u202egpj\ud800\x00b"
    logger.info("posted: {}", title)
    logger.opt(exception=ValueError(title)).error("broke")
    text = sink.getvalue()
    text.encode("utf-8")
    assert "forged" in text
    assert not any(line.startswith("2026-01-01") for line in text.splitlines())
    assert not set(text) & set("\r\x1b\x9b\u202e\ud800\x00")


LAST_WORDS = """
import asyncio, gc, sys, threading, warnings
from boss_bot.log import LogTo, set_up
set_up(LogTo(level="WARNING", last_words=True))
secret = "DISCORD_TOKEN=" + sys.argv[1]

class Dying:
    def __del__(self):
        raise ValueError(secret)

async def fail():
    raise ValueError(secret)

async def forget():
    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    del task
    gc.collect()

def thread():
    raise ValueError(secret)

warnings.warn(secret)
asyncio.run(forget())
one = threading.Thread(target=thread)
one.start()
one.join()
Dying()
raise ValueError(secret)
"""


async def test_the_last_words_of_a_process_hold_no_secret():
    canary = secrets.token_hex(16)
    ended = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", LAST_WORDS, canary],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said = ended.stdout + ended.stderr
    assert ended.returncode == 1
    assert canary not in said
    assert said.count("DISCORD_TOKEN=[hidden]") >= 5
    for line in (
        "UserWarning",
        "never retrieved",
        "a thread ended",
        "could not be raised",
        "ended by an error that nobody foresaw",
    ):
        assert line in said
