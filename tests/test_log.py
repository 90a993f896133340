"""Log lines: one shape, the standard library's joined in, and no secret in any of them."""

import base64
import io
import json
import logging
import os
import re
import secrets
from pathlib import Path
from urllib.parse import quote

import pytest
from loguru import logger

from boss_bot.log import hide, redact, set_up


@pytest.fixture
def lines():
    sink = io.StringIO()
    handlers, level = logging.root.handlers[:], logging.root.level
    set_up("DEBUG", sink)
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
