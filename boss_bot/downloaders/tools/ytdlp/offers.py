"""The versions that a site offers of one video, each as it would be chosen, and when the member has to choose."""

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

import attrs

from boss_bot.domain.content.offers import AUDIO, ChoiceNeededError, Offer, clip_of
from boss_bot.domain.content.options import MediaWanted, Options, Quality
from boss_bot.downloaders.order import Order
from boss_bot.downloaders.reporter import number, whole
from boss_bot.downloaders.tools.halt import Halt
from boss_bot.downloaders.tools.haul import Haul
from boss_bot.downloaders.tools.ytdlp.formats import formats
from boss_bot.downloaders.tools.ytdlp.items import describe, weigh
from boss_bot.downloaders.tools.ytdlp.posts import tell_facts
from boss_bot.downloaders.tools.ytdlp.recorder import Recorder

_QUALITIES = (Quality.P1080, Quality.P720, Quality.P480, Quality.SMALLEST)


def tell(engine: Recorder, haul: Haul, result: Mapping[str, Any], items: Sequence[Mapping[str, Any]]) -> None:
    """Say what a link holds and what is offered, and end the work when the member has to choose first.

    Raises:
        Halt: They have.
    """
    found = offers(engine, haul.order, items)
    haul.report.found(describe(result, items), found)
    tell_facts(haul.report, result, items[0])
    if haul.order.ask and found:
        raise Halt(ChoiceNeededError())


def offers(engine: Recorder, order: Order, items: Sequence[Mapping[str, Any]]) -> tuple[Offer, ...]:
    """Return the versions of a single video that is too large as it was chosen; nothing for all others."""
    if len(items) != 1 or order.options.clipped or order.options.media in (MediaWanted.AUDIO, MediaWanted.IMAGES):
        return ()
    limit, size = order.fit_bytes or order.max_bytes, weigh(items, roughly=True)
    if size is None or size <= limit:
        return ()
    (item,) = items
    found = tuple(offer for offer in _found(engine, order, item) if not offer.size or offer.size <= order.max_bytes)
    clip = clip_of(found, limit, number(item.get("duration")))
    return (*found, clip) if clip else found


def _chosen(engine: Recorder, item: Mapping[str, Any], wanted: Options, order: Order) -> dict[str, Any] | None:
    """Return an item, whose formats are known, as it would be fetched with other options; None for not at all."""
    selector = cast("Any", engine).format_selector
    before, troubles = {name: engine.params[name] for name in ("format", "format_sort")}, engine.troubles
    engine.params |= formats(wanted, order.fit_bytes or order.max_bytes)
    engine.format_selector, engine.troubles = engine.build_format_selector(engine.params["format"]), []
    try:
        return cast("dict[str, Any] | None", engine.process_ie_result(copy.deepcopy(dict(item)), download=False))
    finally:
        engine.params |= before
        engine.format_selector, engine.troubles = selector, troubles


def _found(engine: Recorder, order: Order, item: Mapping[str, Any]) -> Iterator[Offer]:
    seen = set()
    for quality in _QUALITIES:
        chosen = _chosen(engine, item, attrs.evolve(order.options, quality=quality), order)
        if chosen and (name := str(chosen.get("format_id"))) not in seen:
            seen.add(name)
            size = weigh([chosen], roughly=True)
            yield Offer(quality.value, _lines(chosen), size, rate=_rate(chosen))
    sound = _chosen(engine, item, Options(media=MediaWanted.AUDIO), order)
    if sound and sound.get("acodec") != "none":
        yield Offer(AUDIO, size=_weight_of_sound(sound))


def _weight_of_sound(chosen: Mapping[str, Any]) -> int | None:
    """Return the bytes of a sound, or of the sound in a video, where it comes with a picture."""
    if chosen.get("vcodec") == "none":
        return weigh([chosen], roughly=True)
    seconds, rate = number(chosen.get("duration")), number(chosen.get("abr"))
    return int(rate * 1000 * seconds / 8) if seconds and rate else None


def _lines(chosen: Mapping[str, Any]) -> int:
    parts = chosen.get("requested_formats") or (chosen,)
    sizes = [side for part in parts for name in ("width", "height") if (side := whole(part.get(name)))]
    return min(sizes, default=0)


def _rate(chosen: Mapping[str, Any]) -> float:
    parts = chosen.get("requested_formats") or (chosen,)
    return max([rate for part in parts if (rate := number(part.get("fps")))], default=0.0)
