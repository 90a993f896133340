"""Which ffmpeg is used: the machine's own where it is new enough, else the one that imageio-ffmpeg brings."""

import functools
import os
import re
import shutil
import subprocess
from pathlib import Path

import imageio_ffmpeg
from loguru import logger

NEW_ENOUGH = (8, 1, 3)
"""Older ones open network addresses that a playlist names (CVE-2026-107697)."""

_VERSION = re.compile(r"^ffmpeg version n?(\d+(?:\.\d+)*)")
_TELL_SECONDS = 10


@functools.cache
def find_ffmpeg() -> Path:
    """Return the program, absolute. The environment's ``IMAGEIO_FFMPEG_EXE`` wins; the first call starts ffmpeg.

    The log warns of one that is too old: it is taken only where the environment names it, or the platform has no other.

    Raises:
        RuntimeError: There is none.
    """
    own = shutil.which("ffmpeg")
    if own and not os.environ.get("IMAGEIO_FFMPEG_EXE") and is_good(_told(own)):
        return Path(own).resolve()
    other = imageio_ffmpeg.get_ffmpeg_exe()
    if not is_good(_told(other)):
        logger.warning("{} is no ffmpeg of {} or newer that can encode", other, ".".join(map(str, NEW_ENOUGH)))
    return Path(other).resolve()


def is_good(told: str) -> bool:
    """Say whether an ffmpeg is new enough and can encode, by what ``ffmpeg -version`` prints."""
    found = _VERSION.match(told)
    if found is None or "--enable-libx264" not in told:
        return False
    return tuple(map(int, found[1].split("."))) >= NEW_ENOUGH


def _told(program: str) -> str:
    try:
        asked = subprocess.run(
            [program, "-nostdin", "-version"], capture_output=True, text=True, timeout=_TELL_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    return asked.stdout
