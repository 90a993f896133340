"""A job's own copy of the cookies of its site: in its private folder, and gone when its process is."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from boss_bot.domain.jobs.download import DownloadTask
from boss_bot.domain.links.link import Link
from boss_bot.downloaders.cookies import cookies_for
from boss_bot.sites import site_at

_NAME = "cookies.txt"


def site_name(link: Link) -> str:
    """Return the short name of the site that a link's host belongs to, empty when it is none that we know."""
    site = site_at(link.host)
    return site.name if site else ""


@contextmanager
def private_copy(task: DownloadTask, cookies: Path | None) -> Iterator[str]:
    """Lay a copy into the job's folder while the context lasts.

    Args:
        task: The job's work.
        cookies: Where the operator keeps the files, None for nowhere.

    Yields:
        Where the copy is, empty when there is none.
    """
    site = site_name(task.link)
    text = cookies_for(cookies, site) if cookies is not None and site else ""
    if not text:
        yield ""
        return
    private = task.folder.absolute() / "private"
    private.mkdir(mode=0o700, parents=True, exist_ok=True)
    copy = private / _NAME
    copy.unlink(missing_ok=True)
    handle = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        yield str(copy)
    finally:
        copy.unlink(missing_ok=True)
