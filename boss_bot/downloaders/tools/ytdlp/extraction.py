"""What yt-dlp finds behind a link: the items that are asked for, each with its formats chosen."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

import attrs

from boss_bot.downloaders.reporter import whole
from boss_bot.downloaders.tools.choosing import is_wanted
from boss_bot.downloaders.tools.haul import Haul
from boss_bot.downloaders.tools.ytdlp.items import announced_count, flatten, is_resolved, weigh
from boss_bot.downloaders.tools.ytdlp.offers import tell
from boss_bot.downloaders.tools.ytdlp.recorder import Recorder
from boss_bot.downloaders.tools.ytdlp.verdict import explained

ITEM = "boss_item"
"""The key of an item's number in its set, from 1; None where it has none."""


def extract(engine: Recorder, haul: Haul) -> list[dict[str, Any]]:
    """Ask the site, say what it holds and return the items."""
    result = engine.extract_info(haul.order.url, download=False)
    entries = list(islice(flatten(result), haul.order.max_files + 1))
    if "entries" not in (result or {}) and not haul.order.options.takes(1):
        entries, haul.unwanted = [], len(entries)
    haul.expect(len(entries), announced=announced_count(result))
    note_troubles(engine, haul)
    items: list[dict[str, Any]] = []
    for haul.item, entry in zip(_numbers(result or {}, len(entries)), entries, strict=True):
        found = entry if is_resolved(entry) else engine.process_ie_result(entry, download=False)
        items += [{**one, ITEM: haul.item} for one in flatten(found) if is_resolved(one) and _wants(haul, one)]
        note_troubles(engine, haul)
    haul.item = None
    haul.expect(len(items))
    if items:
        _tell(engine, haul, result or {}, items)
    return items


def note_troubles(engine: Recorder, haul: Haul) -> None:
    """Turn what the engine complained about since the last call into one failure each."""
    troubles, engine.troubles = engine.troubles, []
    for trouble in troubles:
        haul.failed(explained(trouble, engine, haul.order.max_bytes))


def _numbers(result: Mapping[str, Any], entries: int) -> Sequence[int | None]:
    """Return the numbers of a set's entries; lists inside lists have none.

    yt-dlp names them only where it did not take all.
    """
    asked = result.get("requested_entries") or range(1, len(result.get("entries") or ()) + 1)
    return [whole(number) for number in asked] if len(asked) == entries else [None] * entries


def _wants(haul: Haul, item: dict[str, Any]) -> bool:
    """Say whether an item that was chosen by its number is of a kind that is asked for."""
    wanted = is_wanted(attrs.evolve(haul.order.options, items=""), 1, str(item.get("ext") or ""))
    haul.unwanted += not wanted
    return wanted


def _tell(engine: Recorder, haul: Haul, result: dict[str, Any], items: Sequence[dict[str, Any]]) -> None:
    tell(engine, haul, result, items)
    haul.meter.files = len(items)
    haul.meter.parts = sum(len(item.get("requested_formats") or (item,)) for item in items)
    haul.meter.announced = weigh(items, roughly=True)
