"""What came out of a download: is it what it says, and may it be passed on?"""

from boss_bot.media.check import MediaCheck
from boss_bot.media.inspection.scanner import ClamScanner
from boss_bot.media.limits import MediaLimits
from boss_bot.media.programs.program import find_ffmpeg

__all__ = ["ClamScanner", "MediaCheck", "MediaLimits", "find_ffmpeg"]
