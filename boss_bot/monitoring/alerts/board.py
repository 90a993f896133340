"""Which alerts have been told: each once, and again after a day while it lasts, also over restarts."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import attrs
from loguru import logger

from boss_bot.domain.operating.alerts import Alert, Messenger
from boss_bot.domain.ports import Clock

_AGAIN = timedelta(days=1)
_FORGOTTEN = timedelta(hours=1)
"""How long a trouble has to be gone before it counts as a new one: what comes and goes is told once."""


@attrs.define(eq=False, repr=False)
class AlertBoard:
    """Tells alerts.

    Attributes:
        memory: A file in the data directory, so that a restart repeats nothing.
        messengers: Who brings them; the log has every one as well.
    """

    memory: Path
    clock: Clock
    messengers: Sequence[Messenger] = ()
    _told: dict[str, tuple[datetime, datetime]] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._told = _read(self.memory)

    async def tell(self, active: Iterable[Alert]) -> list[Alert]:
        """Tell those of the present alerts that are new or due again; return them."""
        now, new = self.clock.now(), []
        for alert in active:
            told, _ = self._told.get(alert.key, (None, now))
            if told is None or abs(now - told) >= _AGAIN:  # also when the clock was set back
                new.append(alert)
                told = now
            self._told[alert.key] = (told, now)
        self._told = {key: (told, seen) for key, (told, seen) in self._told.items() if abs(now - seen) < _FORGOTTEN}
        for alert in new:
            logger.warning("alert {}: {} {}", alert.key, alert.title, alert.fix)
            for messenger in self.messengers:
                await messenger.send(alert)
        if new:
            self._write()
        return new

    def _write(self) -> None:
        text = json.dumps({key: [told.isoformat(), seen.isoformat()] for key, (told, seen) in self._told.items()})
        try:
            half = self.memory.with_suffix(".half")
            half.write_text(text, "utf-8")
            half.replace(self.memory)
        except OSError as error:
            logger.warning("alerts that were told cannot be remembered: {}", error.strerror)


def _read(memory: Path) -> dict[str, tuple[datetime, datetime]]:
    try:
        kept = json.loads(memory.read_text("utf-8"))
        return {
            str(key): (datetime.fromisoformat(told), datetime.fromisoformat(seen)) for key, (told, seen) in kept.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):  # none yet, or spoilt: told once more at worst
        return {}
