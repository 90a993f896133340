"""Log lines: one shape, the standard library's joined in, and no secret in any of them."""

import base64
import io
import logging
import secrets

import pytest
from loguru import logger

from boss_bot.log import redact, set_up


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
