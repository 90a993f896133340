# mypy: disable-error-code="import-untyped"
"""Subtitles: a small second pass when the files have come. Whatever goes wrong with it, the job is a success."""

import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
from yt_dlp.networking import Request
from yt_dlp.utils import YoutubeDLError

from boss_bot.domain.content.post import TextStatus
from boss_bot.downloaders.tools.captions import from_json3, from_vtt
from boss_bot.downloaders.tools.halt import Halt
from boss_bot.downloaders.tools.haul import Haul
from boss_bot.downloaders.tools.telling import tell_subtitles
from boss_bot.downloaders.tools.ytdlp.recorder import Recorder

MAX_BYTES = 4 << 20
"""Bytes of a subtitle file."""

PATIENCE = 8.0
"""Seconds that all of it may take."""

_READ_TIMEOUT = 4.0
_BLOCK = 1 << 16
_NAME = "subtitles.txt"
_READERS = {"json3": from_json3, "vtt": from_vtt}


@attrs.frozen
class Track:
    """One file of subtitles: where it is, what it is (a key of the readers), and in which language."""

    url: str
    ending: str
    language: str
    automatic: bool


class _TooLargeError(Exception):
    """The file is over the limit."""


def fetch_subtitles(engine: Recorder, haul: Haul, items: Sequence[Mapping[str, Any]]) -> None:
    """Fetch the subtitles of the first item that has some, and say what became of them."""
    track = next((found for item in items for found in tracks(item)), None)
    if track is None:
        tell_subtitles(haul.report, TextStatus.NONE)
        return
    text = ""
    try:
        text = _READERS[track.ending](_read(engine, track.url))
        (Path(haul.order.content) / _NAME).write_text(text, "utf-8")
        status = TextStatus.KEPT if text else TextStatus.NONE
    except _TooLargeError:
        status = TextStatus.TOO_LARGE
    except TimeoutError:
        status = TextStatus.LATE
    except (YoutubeDLError, Halt, OSError, ValueError):
        status = TextStatus.FAILED
    name = _NAME if status is TextStatus.KEPT else ""
    tell_subtitles(haul.report, status, name=name, language=track.language, auto=track.automatic)


def tracks(item: Mapping[str, Any]) -> Iterator[Track]:
    """Yield the subtitle files of an item, the best first: people's before a machine's, the item's language first."""
    spoken = item.get("language")
    for key, automatic in (("subtitles", False), ("automatic_captions", True)):
        offered = item.get(key)
        languages = offered if isinstance(offered, dict) else {}
        own = [name for name in (f"{spoken}-orig", spoken, "en") if name in languages]
        others = () if automatic else languages  # a machine's translations are not what was said
        for language in dict.fromkeys([*own, *others]):
            yield from _of_language(languages[language], str(language), automatic=automatic)


def _of_language(files: object, language: str, *, automatic: bool) -> Iterator[Track]:
    for ending in _READERS:
        for file in files if isinstance(files, list) else ():
            url = file.get("url") if isinstance(file, dict) else None
            if isinstance(url, str) and url.startswith(("http://", "https://")) and file.get("ext") == ending:
                yield Track(url, ending, language, automatic)


def _read(engine: Recorder, url: str) -> str:
    """Fetch a text through the job's proxy, as all else.

    Raises:
        _TooLargeError: It is over the limit.
        TimeoutError: It takes too long.
        YoutubeDLError, OSError: It cannot be had.
    """
    until = time.monotonic() + PATIENCE
    response = engine.urlopen(Request(url, extensions={"timeout": _READ_TIMEOUT}))
    found = bytearray()
    while block := response.read(_BLOCK):
        found += block
        if len(found) > MAX_BYTES:
            raise _TooLargeError
        if time.monotonic() > until:
            raise TimeoutError
    return found.decode("utf-8", "replace")
