"""yt-dlp as a tool: one result with the metadata first, then the files, without a second extraction."""

from itertools import islice
from typing import Any

from boss_bot.domain.content.progress import Stage
from boss_bot.domain.errors.failures import LiveStreamError
from boss_bot.downloaders.order import Order
from boss_bot.downloaders.reporter import Reporter
from boss_bot.downloaders.tools.halt import Halt
from boss_bot.downloaders.tools.haul import Haul
from boss_bot.downloaders.tools.ytdlp.extraction import ITEM, extract, note_troubles
from boss_bot.downloaders.tools.ytdlp.hooks import Hooks
from boss_bot.downloaders.tools.ytdlp.items import flatten, is_live, weigh
from boss_bot.downloaders.tools.ytdlp.recorder import Recorder
from boss_bot.downloaders.tools.ytdlp.subtitles import fetch_subtitles
from boss_bot.downloaders.tools.ytdlp.verdict import explained
from boss_bot.downloaders.tools.ytdlp.ways import prepare

__all__ = ["fetch", "fetch_from_any_page", "fetch_item_of_set", "prepare"]


def fetch(order: Order, report: Reporter) -> None:
    """Fetch what a known site, or a direct link to a media file, holds.

    Raises:
        NothingFoundError: yt-dlp knows nothing of the link.
        JobError: It does, but nothing could be fetched.
    """
    _fetch(order, report, generic=False)


def fetch_from_any_page(order: Order, report: Reporter) -> None:
    """Fetch what any page holds, as far as yt-dlp can see. Raises as `fetch`."""
    _fetch(order, report, generic=True)


def fetch_item_of_set(url: str, haul: Haul, number: int) -> None:
    """Fetch one item of another tool's set, which that tool leaves to yt-dlp.

    Args:
        url: Where the item is.
        haul: The set's haul.
        number: Names the file.
    """
    with Recorder(haul.order, Hooks(haul), generic=True) as engine:
        for item in islice(flatten(engine.extract_info(url, download=False)), 1):
            _fetch_item(engine, haul, item, number)
        note_troubles(engine, haul)


def _fetch(order: Order, report: Reporter, *, generic: bool) -> None:
    haul = Haul(order, report)
    report.stage(Stage.EXTRACTING)
    with Recorder(order, Hooks(haul), generic=generic) as engine:
        items = extract(engine, haul)
        if items:
            report.stage(Stage.DOWNLOADING)
        for number, item in enumerate(items, 1):
            haul.item = item[ITEM]
            try:
                _fetch_item(engine, haul, item, number)
            except Halt as halt:
                haul.failed(halt.error)
        haul.settle()
        fetch_subtitles(engine, haul, items)


def _fetch_item(engine: Recorder, haul: Haul, item: dict[str, Any], number: int) -> None:
    """Fetch one item into files whose names are the same in every run, so that partial files are gone on with."""
    if is_live(item):
        haul.failed(LiveStreamError())
        return
    haul.weigh(weigh([item]))
    haul.meter.file = number
    engine.name_files(f"v{number:03}.%(ext)s")
    done = engine.process_ie_result(item, download=True)
    paths = [path for part in (done or {}).get("requested_downloads", ()) if (path := part.get("filepath"))]
    if paths and not engine.troubles:
        for path in paths:
            haul.bring(path)
    elif not engine.troubles:
        haul.failed(explained(None, engine, haul.order.max_bytes))
    note_troubles(engine, haul)
