"""yt-dlp as a tool: one result with the metadata first, then the files, without a second extraction."""

from itertools import islice
from typing import Any

import attrs

from boss_bot.domain.content.progress import Stage
from boss_bot.domain.errors.failures import LiveStreamError
from boss_bot.downloaders.order import Order
from boss_bot.downloaders.reporter import Reporter
from boss_bot.downloaders.tools.choosing import is_wanted
from boss_bot.downloaders.tools.halt import Halt
from boss_bot.downloaders.tools.haul import Haul
from boss_bot.downloaders.tools.ytdlp.hooks import Hooks
from boss_bot.downloaders.tools.ytdlp.items import announced_count, flatten, is_live, is_resolved, weigh
from boss_bot.downloaders.tools.ytdlp.offers import tell
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
        _note_troubles(engine, haul)


def _fetch(order: Order, report: Reporter, *, generic: bool) -> None:
    haul = Haul(order, report)
    report.stage(Stage.EXTRACTING)
    with Recorder(order, Hooks(haul), generic=generic) as engine:
        items = _extract(engine, haul)
        if items:
            report.stage(Stage.DOWNLOADING)
        for number, item in enumerate(items, 1):
            try:
                _fetch_item(engine, haul, item, number)
            except Halt as halt:
                haul.failed(halt.error)
        haul.settle()
        fetch_subtitles(engine, haul, items)


def _extract(engine: Recorder, haul: Haul) -> list[dict[str, Any]]:
    """Ask the site, say what it holds and return the items, each with its formats chosen."""
    limit = haul.order.max_files
    result = engine.extract_info(haul.order.url, download=False)
    entries = list(islice(flatten(result), limit + 1))
    if "entries" not in (result or {}) and not haul.order.options.takes(1):
        entries, haul.unwanted = [], len(entries)
    haul.expect(len(entries), announced=announced_count(result))
    resolved = [item if is_resolved(item) else engine.process_ie_result(item, download=False) for item in entries]
    items = [item for found in resolved for item in flatten(found) if is_resolved(item) and _wants(haul, item)]
    haul.expect(len(items))
    _note_troubles(engine, haul)
    if items:
        tell(engine, haul, result or {}, items)
        haul.meter.files = len(items)
        haul.meter.parts = sum(len(item.get("requested_formats") or (item,)) for item in items)
        haul.meter.announced = weigh(items, roughly=True)
    return items


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
    _note_troubles(engine, haul)


def _wants(haul: Haul, item: dict[str, Any]) -> bool:
    """Say whether an item that was chosen by its number is of a kind that is asked for."""
    wanted = is_wanted(attrs.evolve(haul.order.options, items=""), 1, str(item.get("ext") or ""))
    haul.unwanted += not wanted
    return wanted


def _note_troubles(engine: Recorder, haul: Haul) -> None:
    """Turn what the engine complained about since the last call into one failure each."""
    troubles, engine.troubles = engine.troubles, []
    for trouble in troubles:
        haul.failed(explained(trouble, engine, haul.order.max_bytes))
