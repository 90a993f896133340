"""Notes in the log that Discord did not take something."""

import hikari
from loguru import logger


def log_refusal(error: hikari.HikariError, what: str, **about: object) -> None:
    """Note a refusal; the error's own text is left out, for it holds the address and with it the token.

    Args:
        error: What hikari raised.
        what: What was not taken.
        about: What to bind to the entry: the job, the interaction.
    """
    status, code = getattr(error, "status", None), getattr(error, "code", None)
    entry = logger.bind(**about)
    entry.warning("{} was not taken: {} status={} code={}", what, type(error).__name__, status, code)
