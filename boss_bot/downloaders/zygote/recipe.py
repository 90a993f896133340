"""What a zygote is made of: the tools, and the one program that their jobs may start."""

import asyncio
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

import attrs

from boss_bot.downloaders.zygote.process import ZygoteProcess

_TOOLS = ("yt-dlp", "gallery-dl")


def bundled_ffmpeg() -> Path:
    """Return the ffmpeg that imageio-ffmpeg brings."""
    from imageio_ffmpeg import get_ffmpeg_exe  # not needed to start

    return Path(get_ffmpeg_exe())


@attrs.frozen(eq=False, repr=False)
class Recipe:
    """Makes zygotes.

    Attributes:
        home: A folder of their own.
        ffmpeg: Finds the ffmpeg that the jobs may use; asked in a thread, for each zygote.
        folders: The folders of tools that come before the installed ones, by the tool; asked for each zygote.
    """

    home: Path
    ffmpeg: Callable[[], Path] = bundled_ffmpeg
    folders: Callable[[], Mapping[str, Path]] = dict

    def versions(self) -> Mapping[str, str]:
        """Return the versions of both tools that a zygote would have now, without loading them."""
        folders = self.folders()
        return {tool: folders[tool].name if tool in folders else version(tool) for tool in _TOOLS}

    async def make(self) -> ZygoteProcess:
        """Start a zygote.

        Raises:
            OSError: No process can be had.
        """
        folders, ffmpeg = self.folders(), await asyncio.to_thread(self.ffmpeg)
        return await ZygoteProcess.start(self.home, ffmpeg.absolute(), list(folders.values()))
