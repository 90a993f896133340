"""What came out of a download: is it what it says, and may it be passed on?"""

from boss_bot.media.check import MediaCheck
from boss_bot.media.limits import MediaLimits
from boss_bot.media.program import find_ffmpeg
from boss_bot.media.scanner import ClamScanner

__all__ = ["ClamScanner", "MediaCheck", "MediaLimits", "find_ffmpeg"]
