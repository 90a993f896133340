"""Errors for Sentry: the line, the trace without values, job and reference; nothing of the machine or of people."""

from collections.abc import Mapping
from typing import Any, cast

import attrs
import loguru

from boss_bot.log.redaction import redact, redact_all

_TAGS = ("job", "reference")


@attrs.frozen
class SentrySink:
    """A sink for loguru. The program is found only when it is wanted: it is an extra."""

    _client: Any
    _scope: Any

    @classmethod
    def to(cls, address: str) -> "SentrySink":
        """Connect to a Sentry project by its DSN.

        Raises:
            ModuleNotFoundError: sentry-sdk is not installed.
        """
        import sentry_sdk

        client = sentry_sdk.Client(
            dsn=address, default_integrations=False, auto_enabling_integrations=False,
            include_local_variables=False, include_source_context=False, max_breadcrumbs=0, server_name="boss-bot",
            auto_session_tracking=False, before_send=lambda event, _: cast(Any, scrubbed(event)),
        )  # fmt: skip
        return cls(client, sentry_sdk.Scope(client=client))

    def write(self, message: "loguru.Message") -> None:
        """Send one record."""
        from sentry_sdk.utils import event_from_exception

        record, event = message.record, dict[str, Any]()
        if record["exception"] and record["exception"].value:
            event |= event_from_exception(record["exception"].value, client_options=self._client.options)[0]
        event |= {
            "level": record["level"].name.lower(),
            "logentry": {"formatted": redact(record["message"])},
            "tags": {name: str(record["extra"][name]) for name in _TAGS if name in record["extra"]},
        }
        self._client.capture_event(event, scope=self._scope)

    def stop(self) -> None:
        """Send what is waiting; loguru calls it when the sink ends."""
        self._client.close(timeout=2.0)


def scrubbed(event: Mapping[str, Any]) -> dict[str, Any]:
    """Return an event without secrets, and without what tells of the machine and its folders."""
    kept = {name: value for name, value in event.items() if name not in ("server_name", "modules", "user", "request")}
    for error in kept.get("exception", {}).get("values", ()):
        for frame in error.get("stacktrace", {}).get("frames", ()):
            for telling in ("vars", "abs_path", "pre_context", "context_line", "post_context"):
                frame.pop(telling, None)
    return cast(dict[str, Any], redact_all(kept))
