"""Steady time: seconds by a clock that nobody can set, carried on over restarts of the bot.

Linux counts the seconds since the machine was switched on (CLOCK_BOOTTIME, sleep included) and names each boot; so
time in which the bot was away counts too, as long as the machine was on. Elsewhere only the bot's own
running time does.
"""

import time
import uuid
from pathlib import Path

import attrs

from boss_bot.domain.keeping.folders import SteadyMemory

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_THIS_PROCESS = uuid.uuid4().hex


def boot_name() -> str:
    """Return the name of the machine's boot; one of this process where the system has none."""
    try:
        return _BOOT_ID.read_text("ascii").strip()
    except OSError:
        return _THIS_PROCESS


def boot_seconds() -> float:
    """Return the seconds of a clock that belongs to `boot_name` and cannot be set."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


@attrs.define(eq=False, repr=False)
class SteadyClock:
    """Implements the `SteadyTime` port.

    Attributes:
        ahead: Steady seconds minus those of the boot's clock.
    """

    ahead: float = attrs.field(factory=lambda: -boot_seconds())

    def seconds(self) -> float:
        """See `SteadyTime.seconds`."""
        return self.ahead + boot_seconds()

    async def take_up(self, memory: SteadyMemory) -> None:
        """Go on from where the last process was: of another boot only its count is worth anything."""
        last = await memory.last()
        if last is not None:
            boot, clock, steady = last
            self.ahead = steady - (clock if boot == boot_name() and clock <= boot_seconds() else boot_seconds())
        await self.remember(memory)

    async def remember(self, memory: SteadyMemory) -> None:
        """Write the count down for the next process."""
        now = boot_seconds()
        await memory.keep(boot_name(), now, self.ahead + now)
