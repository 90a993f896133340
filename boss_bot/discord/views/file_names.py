"""The two names of a file: one that Discord stores as it is, and the title that people read, in their own script.

Discord rewrites what is not plain ASCII in a file's name, and makes a name up where nothing is left (discord-api-docs
#6945): a message with such a name could not show its own file. So the name is plain, and what people read is the
attachment's title (resources/message, attachment object).
"""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePath

from hikari.internal.data_binding import JSONArray, JSONObject, default_json_dumps

_OTHERS = re.compile(r"[^A-Za-z0-9-]+")
_LENGTH = 80


class FileName(str):
    """A name that Discord stores as it is.

    Attributes:
        read_as: What people read in its place, without the ending; empty for the name itself.
    """

    __slots__ = ("read_as",)
    read_as: str


def file_names(shown: Sequence[str]) -> list[FileName]:
    """Return the names of the files of one message, no two alike: Discord finds a file of a message by its name."""
    found: list[FileName] = []
    taken: set[str] = set()
    for number, name in enumerate(shown, start=1):
        path = PurePath(name)
        stem = _plain(path.stem) or f"file-{number}"
        if stem.lower() + path.suffix in taken:
            stem = f"{number}-{stem}"
        taken.add(stem.lower() + path.suffix)
        made = FileName(stem + path.suffix)
        made.read_as = path.stem if path.stem != stem else ""
        found.append(made)
    return found


def with_titles(body: JSONArray | JSONObject) -> bytes:
    """Write a request's body as JSON, each of its files with its title: hikari sends their names alone."""
    holders = [body, body.get("data")] if isinstance(body, dict) else []
    for holder in holders:
        for entry in (holder.get("attachments") or ()) if isinstance(holder, dict) else ():
            if isinstance(name := entry.get("filename"), FileName) and name.read_as:
                entry["title"] = name.read_as
    return default_json_dumps(body)


def _plain(stem: str) -> str:
    letters = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    return _OTHERS.sub("_", letters).strip("_-")[:_LENGTH].strip("_-")
