"""Log lines of what is under test, and the process's logging put back after it."""

import logging

import pytest
from loguru import logger


@pytest.fixture(autouse=True)
def log_lines():
    lines: list[str] = []
    handlers, level = logging.root.handlers[:], logging.root.level
    logger.add(lines.append, format="{message}")
    yield lines
    logger.remove()
    logging.root.handlers[:], logging.root.level = handlers, level
