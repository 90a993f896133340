"""What an operator is told of the disk as a whole: what is kept, how far days are used, what was cleared."""

from collections.abc import Sequence
from typing import Any

import attrs

from boss_bot.domain.keeping.cleanups import Cleanup
from boss_bot.domain.keeping.folders import Total
from boss_bot.domain.keeping.headroom import StorageFacts


@attrs.frozen
class ServerShare:
    """What one server has of it.

    Attributes:
        guild: Discord id of the server, None for direct messages.
        kept: Its stored files.
        day: Bytes of its day that are used; 0 for direct messages, which have none.
    """

    guild: int | None
    kept: Total
    day: int


@attrs.frozen
class StorageReport:
    """The disk as a whole.

    Attributes:
        facts: How the disk is.
        servers: What each server has, the most bytes first.
        scans: The newest scan of each kind, the newest first.
    """

    facts: StorageFacts
    servers: Sequence[ServerShare]
    scans: Sequence[Cleanup]

    def plain(self) -> dict[str, Any]:
        """Return it in plain values, as JSON takes them; servers of the days in ``near_quota`` as text."""
        facts = attrs.asdict(self.facts) | {"near_quota": {str(k): size for k, size in self.facts.near_quota.items()}}
        scans = [attrs.asdict(scan) | {"at": scan.at.isoformat(timespec="seconds")} for scan in self.scans]
        return {"facts": facts, "servers": [attrs.asdict(share) for share in self.servers], "scans": scans}
