"""Parts of messages and commands, as JSON: what the tests of the local Discord's rules and of the driver build from."""

from boss_bot.playground.driver import Card

V2, EPHEMERAL, LOADING = 1 << 15, 1 << 6, 1 << 7
CDN = "http://127.0.0.1:1/attachments/9"

TEXT = {"type": 10, "content": "hello"}
BUTTON = {"type": 2, "style": 1, "label": "Go", "custom_id": "go"}
OPTION = {"label": "One", "value": "1"}
SELECT = {"type": 3, "custom_id": "pick", "options": [OPTION]}
URL = {"type": 3, "name": "url", "description": "The link", "required": True}
PAGE = {"type": 4, "name": "page", "description": "Which page"}

REQUIRED = "BASE_TYPE_REQUIRED"
LENGTH = "BASE_TYPE_BAD_LENGTH"
CHOICES = "BASE_TYPE_CHOICES"


def text(content):
    return {"type": 10, "content": content}


def button(label, **fields):
    return {"type": 2, "style": 2, "label": label, "custom_id": label.lower(), **fields}


def row(*components):
    return {"type": 1, "components": list(components)}


def container(*components, **fields):
    return {"type": 17, "components": list(components), **fields}


def section(*texts, **fields):
    return {"type": 9, "components": list(texts), "accessory": BUTTON, **fields}


def message(*components):
    return {"flags": V2, "components": list(components)}


def slash(*options, **fields):
    return {"type": 1, "name": "download", "description": "Fetch a link", "options": list(options), **fields}


def sub(name, *options):
    return {"type": 1, "name": name, "description": "A way", "options": list(options)}


def group(name, *options):
    return {"type": 2, "name": name, "description": "Ways", "options": list(options)}


def stored(id_, name, kind=None, size=0, **fields):
    return {"id": str(id_), "filename": name, "size": size, "content_type": kind, "url": f"{CDN}/{name}?ex=1", **fields}


async def no_files(url: str) -> bytes:
    raise LookupError(url)


def card(fetch=no_files, **fields):
    """Return a message as its viewer's client has it; ``fetch`` brings its files."""
    drawn = {"id": "175928847299117063", "channel_id": "9", "author": {"id": "4"}, "flags": 0, "content": ""}
    return Card({**drawn, **fields}, fetch)
