"""The starts of this bot since its last good end, kept in the data directory."""

import json
from datetime import datetime
from pathlib import Path

import attrs

_MOST = 20


@attrs.frozen
class Starts:
    """A file with the moments of the starts; a good end deletes it."""

    memory: Path

    def begun(self, now: datetime) -> list[datetime]:
        """Note a start; return it with those before it, oldest first."""
        try:
            before = [datetime.fromisoformat(text) for text in json.loads(self.memory.read_text("utf-8"))]
        except (OSError, ValueError, TypeError):  # the first one, or spoilt
            before = []
        every = [*before, now][-_MOST:]
        self.memory.write_text(json.dumps([at.isoformat() for at in every]), "utf-8")
        return every

    def ended_well(self) -> None:
        """Note a good end."""
        self.memory.unlink(missing_ok=True)
