"""The choice between the versions of a video on X, which gallery-dl does not leave to its configuration."""

import re
from collections.abc import Mapping
from typing import Any

import attrs
from gallery_dl.extractor.twitter import TwitterExtractor

from boss_bot.domain.content.options import Options
from boss_bot.downloaders.order import Order
from boss_bot.downloaders.reporter import number
from boss_bot.downloaders.tools.choosing import version_of

_SIZES = re.compile(r"/([0-9]{2,5})x([0-9]{2,5})/")


@attrs.define
class _Choice:
    """What the present job asks for."""

    options: Options = attrs.field(factory=Options)
    limit: int = 0


_choice = _Choice()


def choose(order: Order) -> None:
    """Set what the job asks for."""
    _choice.options, _choice.limit = order.options, order.fit_bytes or order.max_bytes


def prepare() -> None:
    """Change gallery-dl's way of choosing for good: called once, in the zygote."""
    extract = TwitterExtractor._extract_media  # noqa: SLF001  # it has no public place for the choice

    def extract_chosen(self: Any, tweet: Any, entities: Any, files: Any) -> None:
        """Leave of each video one version."""
        entities = list(entities)
        for entity in entities:
            if isinstance(video := entity.get("video_info"), dict):
                video["variants"] = [_one(video)] if _offers(video) else video.get("variants", [])
        extract(self, tweet, entities, files)

    TwitterExtractor._extract_media = extract_chosen  # noqa: SLF001


def _offers(video: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the versions that are whole files: a list of parts has no bit rate."""
    return [offer for offer in video.get("variants") or () if isinstance(offer, dict) and number(offer.get("bitrate"))]


def _one(video: Mapping[str, Any]) -> Mapping[str, Any]:
    seconds = (number(video.get("duration_millis")) or 0) / 1000
    return version_of(
        _offers(video),
        _choice.options,
        _choice.limit,
        lines=lambda offer: min(map(int, _sizes(str(offer.get("url"))))),
        size=lambda offer: (number(offer.get("bitrate")) or 0) / 8 * seconds,
    )


def _sizes(url: str) -> tuple[str, ...]:
    found = _SIZES.search(url)
    return found.groups() if found else ("0",)
