"""Ids as Discord makes them."""

import attrs

from boss_bot.playground.local_discord.clock import Clock

DISCORD_EPOCH_MS = 1_420_070_400_000
"""The first millisecond of 2015 (https://discord.com/developers/docs/reference#snowflakes)."""


@attrs.define
class Snowflakes:
    """Give out ids that are unique, ascending, and hold the moment of their making."""

    _clock: Clock
    _last: int = attrs.field(default=0, init=False)

    def take(self) -> int:
        """Return a new id; always greater than every earlier one, even after the clock was set back."""
        made = (int(self._clock.now() * 1000) - DISCORD_EPOCH_MS) << 22
        self._last = max(made, self._last + 1)
        return self._last


def moment_of(snowflake: int) -> float:
    """Return when ``snowflake`` was made, in seconds since 1970."""
    return ((snowflake >> 22) + DISCORD_EPOCH_MS) / 1000
