"""Log lines: one shape, the standard library's joined in, and no secret in any of them."""

import base64
import gzip
import io
import json
import logging
import os
import re
import secrets
import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
from loguru import logger

from boss_bot.log import LogTo, hide, redact, set_up, tell_sentry


@pytest.fixture
def lines():
    sink = io.StringIO()
    handlers, level = logging.root.handlers[:], logging.root.level
    set_up(LogTo(level="DEBUG"), sink)
    yield sink
    logger.remove()
    logging.root.handlers[:], logging.root.level = handlers, level


def token():
    return base64.urlsafe_b64encode(b"123456789012345678").decode().rstrip("=") + ".Gabcde." + secrets.token_urlsafe(28)


def test_a_line_names_its_job_and_reference(lines):
    logger.bind(job="K7QD2M4X", reference="ab12").info("failed: {}", "NetworkError")
    assert lines.getvalue().rstrip().endswith("INFO    [K7QD2M4X] (ab12) failed: NetworkError")


def test_braces_and_marks_in_data_are_only_text(lines):
    for title in ("{cfg.token}", "{nokey}", "%s %(x)d", "</red>"):
        logger.info("title {}", title)
        logging.getLogger("hikari").warning("title %s", title)
        assert lines.getvalue().count(f"title {title}") == 2


def test_no_token_reaches_a_line_by_any_way(lines):
    bot, interaction = token(), secrets.token_urlsafe(60)
    logger.info("Authorization: Bot {}", bot)
    logging.getLogger("hikari.rest").debug("PATCH /webhooks/123/%s/messages/@original", interaction)
    logging.getLogger("hikari.rest").debug("POST /interactions/123/%s/callback", interaction)
    try:
        int(f"/webhooks/1/{interaction}")
    except ValueError as error:
        logger.opt(exception=error).error("with {}", bot)
    text = lines.getvalue()
    assert bot not in text
    assert interaction not in text
    assert text.count("[hidden]") >= 5
    assert "Traceback" in text


def test_a_trace_shows_no_values(lines):
    secret = secrets.token_hex(8)
    try:
        int(secret[:0] or "missing")
    except ValueError as error:
        logger.opt(exception=error).error("broke")
    assert secret not in lines.getvalue()


def test_redaction_leaves_the_rest_of_a_line_alone():
    assert redact("a job ended: K7QD2M4X, 3 files") == "a job ended: K7QD2M4X, 3 files"
    assert redact("/webhooks/123/abc.def/messages/@original") == "/webhooks/123/[hidden]/messages/@original"


@pytest.mark.parametrize(
    "template",
    [
        "Authorization: Bot {}", '{{"Authorization": "Bot {}"}}', "Cookie: session={0}; auth_token={0}",
        "Set-Cookie: a={}; Path=/",
        "https://discord.com/api/v10/webhooks/1/{}/messages/@original",
        "gallery-dl -o extractor.twitter.cookies.auth_token={}",
        "https://cdn.example/v.mp4?Expires=1&Signature={}&Key-Pair-Id=K",
        "https://cdn.discordapp.com/a.png?ex=1&is=2&hm={}&",
        '{{"access_token":"{0}","refresh_token":"{0}"}}', "OPENAI_API_KEY={}", "DISCORD_TOKEN: {}", "password = '{}'",
        "http://user:{}@proxy:3128", "{{'sessionid': '{}'}}", "client_secret={}&x=1",
    ],
)  # fmt: skip
def test_a_secret_that_shows_by_its_shape_is_hidden(lines, template):
    canary = secrets.token_urlsafe(24)
    logger.info("{}", template.format(canary))
    logging.getLogger("aiohttp").warning(template.format(canary))
    assert canary not in lines.getvalue()
    assert lines.getvalue().count("[hidden]") >= 2


def test_a_known_secret_is_hidden_in_every_form_it_is_written_in(lines):
    canary = "p\u00e4ss/w\u00f6rd+" + secrets.token_hex(8)
    hide(canary)
    forms = [canary, quote(canary, safe=""), json.dumps(canary), base64.b64encode(canary.encode()).decode()]
    for form in forms:
        logger.info("sent {} away", form)
    assert not [form for form in forms if form.strip('"=') in lines.getvalue()]


def test_the_corpus_of_leaks(lines):
    path = Path(os.environ.get("BOSS_BOT_CORPUS", "/nonexistent")) / "leaks.jsonl"
    for entry in map(json.loads, path.read_text().splitlines() if path.exists() else ()):
        if "log" not in entry["where"]:
            continue
        canary = secrets.token_urlsafe(24)
        logger.info("{}", re.sub(r"\{[A-Z_]+\}", canary, entry["template"]))
        assert canary not in lines.getvalue(), entry["id"]


@pytest.mark.parametrize(
    "line",
    [
        "a job ended: K7QD2M4X",
        "authors: 3, tokens",
        "key 5 of 7",
        "https://x.com/ann/status/1?s=20",
        "3.11.7 2026.10.26",
    ],
)
def test_ordinary_lines_are_left_alone(line):
    assert redact(line) == line


CANARY = "hush-" + "0123456789abcdef" * 2
TEMPLATES = ["DISCORD_TOKEN={}", "Authorization: Bot {}", "/webhooks/1/{}/x", "password: '{}'"]


@pytest.fixture
def kept(tmp_path):
    """Logging as in production: JSON to standard error, and a file."""
    sink = io.StringIO()
    handlers, level = logging.root.handlers[:], logging.root.level
    set_up(LogTo(level="DEBUG", json=True, folder=tmp_path / "logs"), sink)
    yield sink, tmp_path / "logs"
    logger.remove()
    logging.root.handlers[:], logging.root.level = handlers, level


def spoilt():
    raise ValueError(f"DISCORD_TOKEN={CANARY}")


def test_every_sink_is_json_with_job_reference_and_trace_and_without_secrets(kept):
    sink, folder = kept
    for template in TEMPLATES:
        logger.bind(job="K7QD2M4X", reference="ab12cd34").info("{}", template.format(CANARY))
        logging.getLogger("hikari").warning(template.format(CANARY))
    try:
        spoilt()
    except ValueError as error:
        logger.opt(exception=error).error("broke {braces}")
    logger.complete()
    for text in (sink.getvalue(), (folder / "boss-bot.log").read_text("utf-8")):
        records = [json.loads(line) for line in text.splitlines()]
        assert len(records) == 2 * len(TEMPLATES) + 1
        assert CANARY not in text
        assert {"job": "K7QD2M4X", "reference": "ab12cd34"}.items() <= records[0].items()
        assert records[-1]["message"] == "broke {braces}"
        assert "spoilt" in records[-1]["trace"]
    assert (folder / "boss-bot.log").stat().st_mode & 0o077 == 0


def test_a_context_is_on_every_line(kept):
    with logger.contextualize(job="K7QD2M4X"):
        logging.getLogger("aiohttp").warning("joined in")
    assert json.loads(kept[0].getvalue())["job"] == "K7QD2M4X"


def test_the_file_is_put_aside_and_compressed(tmp_path):
    handlers, level = logging.root.handlers[:], logging.root.level
    set_up(LogTo(level="DEBUG", folder=tmp_path, file_bytes=2000), io.StringIO())
    try:
        for number in range(20):
            logger.info("line {}", number)
    finally:
        logger.remove()
        logging.root.handlers[:], logging.root.level = handlers, level
    old = min(tmp_path.glob("boss-bot.*.log.gz"))
    lines = gzip.decompress(old.read_bytes()).splitlines() + (tmp_path / "boss-bot.log").read_bytes().splitlines()
    assert [json.loads(line)["message"] for line in lines] == [f"line {number}" for number in range(20)]


def test_better_exceptions_show_values_only_when_a_developer_asks(kept, monkeypatch):
    def broke():
        value = "seen-by-developers"
        raise ValueError(len(value))

    for wanted in ("0", "1"):
        monkeypatch.setenv("BETTER_EXCEPTIONS", wanted)
        try:
            broke()
        except ValueError as error:
            logger.opt(exception=error).error("broke")
    first, second = (json.loads(line)["trace"] for line in kept[0].getvalue().splitlines())
    assert "ValueError: 18" in first
    assert "'seen-by-developers'" not in first.replace('value = "seen-by-developers"', "")
    assert first != second


class Intake(BaseHTTPRequestHandler):
    """Sentry's other end: keeps what is posted."""

    got: list[bytes] = []  # noqa: RUF012

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.got.append(gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_):
        pass


def test_sentry_gets_the_error_and_no_secret_and_nothing_of_the_machine(kept):
    Intake.got.clear()
    server = HTTPServer(("127.0.0.1", 0), Intake)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        tell_sentry(f"http://key@127.0.0.1:{server.server_port}/1")
        try:
            spoilt()
        except ValueError as error:
            logger.bind(job="K7QD2M4X", reference="ab12cd34").opt(exception=error).error("failed with {}", CANARY)
        logger.info("not for Sentry")
        hide(CANARY)
        logger.error("password={}", CANARY)
        logger.remove()
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    text = b"".join(Intake.got).decode()
    events = [json.loads(line) for line in text.splitlines() if '"logentry"' in line]
    assert len(events) == 2
    assert "DISCORD_TOKEN=[hidden]" in text
    assert f"DISCORD_TOKEN={CANARY}" not in text
    assert "password=[hidden]" in text
    assert events[0]["tags"] == {"job": "K7QD2M4X", "reference": "ab12cd34"}
    assert events[0]["exception"]["values"][0]["type"] == "ValueError"
    assert "not for Sentry" not in text
    assert socket.gethostname() not in text
    assert str(Path.home()) not in text.replace(__file__, "")


@pytest.mark.parametrize("part", ["x", "token", "a://", "a.b", "sig=", "auth:", "-_", "http://u:"])
def test_a_long_line_made_to_be_slow_is_not(part):
    """Every pattern reads a line once or a few times; one that tried all beginnings would not end here."""
    assert len(redact(part * (200_000 // len(part)))) > 3
