"""Subtitles as plain text: the lines that are spoken, each once, without times and marks."""

import html
import json
import re
from collections.abc import Iterable

_TAG = re.compile(r"<[^<>]{0,200}>")
_ENDS = re.compile(r"\r\n?|\n")


def from_vtt(text: str) -> str:
    """Return what a WebVTT file says (W3C WebVTT, section 4).

    Args:
        text: The whole file. Notes, styles, regions, names and times of cues are left out.
    """
    spoken: list[str] = []
    in_cue = False
    for line in _ENDS.split(text):
        if "-->" in line:
            in_cue = True
        elif not line.strip():
            in_cue = False
        elif in_cue:
            spoken.append(html.unescape(_TAG.sub("", line)))
    return collapsed(spoken)


def from_json3(text: str) -> str:
    """Return what a file in YouTube's ``json3`` says.

    Raises:
        ValueError: It is none.
    """
    try:
        events = json.loads(text)["events"]
        lines = ["".join(str(part.get("utf8", "")) for part in event.get("segs") or ()) for event in events]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no json3") from error
    return collapsed(line for whole in lines for line in whole.splitlines())


def collapsed(lines: Iterable[str]) -> str:
    """Join lines, each once where captions roll: what was just said, or goes on from the last line, is not repeated."""
    kept: list[str] = []
    for line in lines:
        said = " ".join(line.split())
        if not said or said in kept[-2:]:
            continue
        if kept and said.startswith(kept[-1]):
            kept[-1] = said
        else:
            kept.append(said)
    return "\n".join(kept)
