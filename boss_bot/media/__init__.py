"""What came out of a download: is it what it says, and may it be passed on?"""

from boss_bot.media.check import MediaCheck
from boss_bot.media.limits import MediaLimits

__all__ = ["MediaCheck", "MediaLimits"]
