"""The parts of a message that a person can press, choose from or download."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

import attrs

Fetch = Callable[[str], Awaitable[bytes]]
Json = Mapping[str, Any]

ATTACHMENT = "attachment://"


@attrs.frozen
class ButtonView:
    """A button as a person sees it.

    Attributes:
        label: Its words, or its emoji where it has no words.
        custom_id: What a press sends to the bot; `None` for a link.
        style: Discord's number: 1 primary, 2 secondary, 3 success, 4 danger, 5 link, 6 premium.
        disabled: Whether it is grey and cannot be pressed.
        url: Where a link leads, else `None`.
    """

    label: str
    custom_id: str | None
    style: int
    disabled: bool
    url: str | None


@attrs.frozen
class OptionView:
    """One line of a select menu."""

    label: str
    value: str
    description: str
    default: bool


@attrs.frozen
class SelectView:
    """A select menu; the options are empty where Discord itself fills them (users, roles, channels)."""

    custom_id: str
    placeholder: str
    options: tuple[OptionView, ...]
    disabled: bool


@attrs.frozen
class FileView:
    """A file of a message, which can be downloaded as long as its address is valid.

    Attributes:
        id: The attachment's id; 0 for a picture that a component links to.
        filename: Its name as people read it.
        size: Bytes; 0 where the message does not say.
        content_type: Its media type; empty where the message does not say.
        url: Where its bytes are.
        description: Its alt text, or empty.
        stored: Its name as Discord stores it.
    """

    id: int
    filename: str
    size: int
    content_type: str
    url: str
    description: str = ""
    stored: str = attrs.field(default=attrs.Factory(lambda self: self.filename, takes_self=True))
    _fetch: Fetch = attrs.field(kw_only=True, repr=False, eq=False)

    async def read(self) -> bytes:
        """Download the file."""
        return await self._fetch(self.url)

    async def sha256(self) -> str:
        """Download the file and give the SHA-256 of its bytes in hexadecimal."""
        return sha256(await self.read()).hexdigest()


def button_view(component: Json) -> ButtonView:
    """Read a component of type 2."""
    return ButtonView(
        label=component.get("label") or (component.get("emoji") or {}).get("name") or "",
        custom_id=component.get("custom_id"),
        style=component.get("style", 0),
        disabled=bool(component.get("disabled")),
        url=component.get("url"),
    )


def select_view(component: Json) -> SelectView:
    """Read a component of type 3 or 5 to 8."""
    options = tuple(
        OptionView(option["label"], option["value"], option.get("description") or "", bool(option.get("default")))
        for option in component.get("options") or ()
    )
    placeholder = component.get("placeholder") or ""
    return SelectView(component.get("custom_id", ""), placeholder, options, bool(component.get("disabled")))


def file_views(message: Json, fetch: Fetch) -> Iterator[FileView]:
    """Read every attachment of a message."""
    for item in message.get("attachments") or ():
        kind, alt = item.get("content_type") or "", item.get("description") or ""
        name, size, url = item.get("filename", ""), item.get("size", 0), item.get("url", "")
        title, ending = item.get("title"), name.rpartition(".")[2] if "." in name else ""
        read = ".".join(filter(None, (title, ending))) if title else name
        yield FileView(int(item.get("id") or 0), read, size, kind, url, alt, name, fetch=fetch)


def name_in_address(url: str) -> str:
    """Give the file name that a URL ends in; `attachment://name` is one."""
    return url.removeprefix(ATTACHMENT) if url.startswith(ATTACHMENT) else urlsplit(url).path.rpartition("/")[2]
