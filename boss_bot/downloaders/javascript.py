"""The JavaScript runtime that yt-dlp needs for YouTube: deno, where the extra ``youtube`` is installed."""

import sysconfig
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


@cache
def find_deno() -> str:
    """Return where the deno of this Python's own environment is, empty when it is not installed.

    No other one is looked for: a program on the PATH is not the operator's choice.
    """
    try:
        version("deno")
    except PackageNotFoundError:
        return ""
    found = Path(sysconfig.get_path("scripts")) / "deno"
    return str(found) if found.is_file() else ""
