"""Where log lines go, and what never goes with them.

Messages are data, never formats: loguru formats ``{}`` in a message only with arguments given beside it, so a
title with braces in it stays a title. Traces are printed without the values of variables: those are tokens and
cookies.
"""

from boss_bot.log.redaction import hide, redact
from boss_bot.log.sinks import FILE, LogTo, set_up, tell_sentry

__all__ = ["FILE", "LogTo", "hide", "redact", "set_up", "tell_sentry"]
