"""How the disk is: for alerts, for managers of a server, and for the operator as a report."""

from boss_bot.domain.keeping.folders import Total
from boss_bot.domain.keeping.headroom import StorageFacts
from boss_bot.domain.keeping.report import ServerShare, StorageReport
from boss_bot.library.cleanup import Cleaner
from boss_bot.library.headroom import Storeroom

_KINDS = ("start", "short", "hourly", "daily", "leftovers", "emergency")


async def facts_of(headroom: Storeroom, failures: int) -> StorageFacts:
    """Look at the room that there is.

    Args:
        headroom: What is looked at.
        failures: Scans of the clean-up that failed since the start.
    """
    space, days = headroom.space, headroom.days
    return StorageFacts(
        free=space.disk.free(),
        total=space.disk.total(),
        floor=space.limits.floor,
        temp=sum(size for size, _ in space.temp.values()),
        temp_limit=space.limits.temp,
        temp_files=sum(files for _, files in space.temp.values()),
        reserved=sum(space.reserved.values()),
        lacks=headroom.lacks,
        near_quota=await days.near_end(),
        server_day=days.server_day,
        failures=failures,
    )


async def report_of(headroom: Storeroom, cleaner: Cleaner, failures: int) -> StorageReport:
    """Look at the disk, at what is stored, and at what was cleared; nothing is changed.

    Args:
        headroom: The room that there is.
        cleaner: Knows what is stored, and what its scans did.
        failures: Scans that failed since the start.
    """
    await headroom.space.weigh()
    kept, used = await cleaner.desk.shelf.totals(), await headroom.days.sizes()
    shares = [ServerShare(guild, kept.get(guild, Total()), used.get(guild or 0, 0)) for guild in {*kept, *used}]
    scans = [found[0] for kind in _KINDS if (found := await cleaner.log.last(kind))]
    return StorageReport(
        facts=await facts_of(headroom, failures),
        servers=sorted(shares, key=lambda share: (-share.kept.size, -share.day, share.guild or 0)),
        scans=sorted(scans, key=lambda scan: scan.at, reverse=True),
    )
