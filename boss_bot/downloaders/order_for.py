"""Turning a task of the queue into an order for the worker."""

from pathlib import Path

from boss_bot.domain.jobs.download import DownloadTask
from boss_bot.downloaders.egress import EgressProxy, Pass
from boss_bot.downloaders.javascript import find_deno
from boss_bot.downloaders.order import Order
from boss_bot.downloaders.private_copy import site_name
from boss_bot.sites import known_form

_WITH_PROGRAMS = "youtube"
"""The one site whose videos want a program of its own to be run: no other job gets a runtime for it."""


def order_for(task: DownloadTask, right: Pass, proxy: EgressProxy, ffmpeg: Path, *, cookies: str = "") -> Order:
    """Return the order for a task, with the pass that lets its process use the proxy.

    Args:
        task: What is to be fetched.
        right: The pass.
        proxy: The proxy.
        ffmpeg: The ffmpeg that may be started.
        cookies: Where the job's own copy of the site's cookies is.
    """
    return Order(
        run=right.run,
        url=known_form(task.link),
        tools=task.tools,
        folder=str(task.folder.absolute()),
        max_bytes=task.max_bytes,
        max_files=task.max_files,
        proxy=proxy.address,
        proxy_url=proxy.url_for(right),
        ffmpeg=str(ffmpeg),
        max_cpu_seconds=int(task.max_seconds) + 1,
        options=task.options,
        fit_bytes=task.fit_bytes,
        ask=task.ask,
        site=(site := site_name(task.link)),
        cookies=cookies,
        deno=find_deno() if site == _WITH_PROGRAMS else "",
    )
