"""Components as Discord gives them back: numbered, with defaults, and with the files they show looked up."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from itertools import count
from typing import Any

from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.rules.addresses import stored_name
from boss_bot.playground.local_discord.world import Attachment

THUMBNAIL, FILE, SEPARATOR, CONTAINER = 11, 13, 14, 17
SELECTS = (3, 5, 6, 7, 8)
DEFAULTS: dict[int, Json] = {
    **{kind: {"min_values": 1, "max_values": 1} for kind in SELECTS},
    THUMBNAIL: {"description": None, "spoiler": False},
    FILE: {"spoiler": False},
    SEPARATOR: {"spacing": 1, "divider": True},
    CONTAINER: {"accent_color": None, "spoiler": False},
}
"""What Discord adds where a bot says nothing."""
Sign = Callable[[Attachment], str]


def draw_components(components: list[Json], files: Mapping[str, Attachment], sign: Sign) -> list[Json]:
    """Return ``components`` as they are read back.

    Every component gets an ``id`` (unique in the message), separators their defaults, and every
    ``attachment://name`` becomes the signed address of the file of that name.
    Source: https://discord.com/developers/docs/components/reference#anatomy-of-a-component
    """
    taken = set(_given_ids(components))
    fresh = (number for number in count(1) if number not in taken)
    return [_draw(component, files, sign, lambda: next(fresh)) for component in components]


def _given_ids(value: Any) -> list[int]:
    if isinstance(value, list):
        return [number for item in value for number in _given_ids(item)]
    if not isinstance(value, dict):
        return []
    own = [value["id"]] if isinstance(value.get("type"), int) and value.get("id") else []
    return own + [number for key in ("components", "accessory") for number in _given_ids(value.get(key))]


def _draw(component: Json, files: Mapping[str, Attachment], sign: Sign, number: Callable[[], int]) -> Json:
    drawn: Json = {**component, "id": component.get("id") or number()}
    drawn = DEFAULTS.get(component["type"], {}) | drawn
    for key in ("media", "file"):
        if isinstance(component.get(key), dict):
            drawn[key] = _media(component[key], files, sign)
    if component["type"] == FILE and (shown := files.get(_name_in(component["file"]))):
        drawn |= {"name": shown.filename, "size": shown.size}
    if "items" in component:
        items = [{"description": None, "spoiler": False, **item} for item in component["items"]]
        drawn["items"] = [{**item, "media": _media(item["media"], files, sign)} for item in items]
    if isinstance(component.get("accessory"), dict):
        drawn["accessory"] = _draw(component["accessory"], files, sign, number)
    if isinstance(component.get("components"), list):
        drawn["components"] = [_draw(inner, files, sign, number) for inner in component["components"]]
    return drawn


def _name_in(media: Json) -> str:
    return stored_name(str(media.get("url", "")).removeprefix("attachment://"))


def _media(media: Json, files: Mapping[str, Attachment], sign: Sign) -> Json:
    """Return an unfurled media item (https://discord.com/developers/docs/components/reference#unfurled-media-item)."""
    url = str(media.get("url", ""))
    shown = files.get(_name_in(media)) if url.startswith("attachment://") else None
    address = sign(shown) if shown else url
    item: Json = {**media, "url": address, "proxy_url": address, "width": 0, "height": 0, "loading_state": 2}
    item["id"] = str(shown.id) if shown else _id_of(url)
    if shown:
        item |= {"attachment_id": str(shown.id), "content_type": shown.content_type}
    return item


def _id_of(url: str) -> str:
    """Return an id for media from elsewhere: the same for the same address."""
    return str(int.from_bytes(sha256(url.encode()).digest()[:7]))
