"""How the disk is, for whoever watches the bot."""

from boss_bot.domain.keeping.headroom import StorageFacts
from boss_bot.library.headroom import Storeroom


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
        closed=space.low,
        near_quota=await days.near_end(),
        server_day=days.server_day,
        failures=failures,
    )
