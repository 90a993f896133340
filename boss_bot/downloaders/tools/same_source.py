"""A partial file is gone on with only while its source is the same file.

Neither tool asks for that: a source that changed between two runs would give one half of each. So what a source said of
its file is kept in the job's folder, and a request for the rest carries it along (``If-Range``, RFC 9110 §13.1.5).
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import attrs
from requests.adapters import HTTPAdapter

_REST = re.compile(r"bytes=([1-9][0-9]*)-([0-9]*)")
_MOST = 64
"""Sources that are kept; those of a job are a dozen at most."""

_TEXTS = ("text/", "application/json", "application/xml")


@attrs.frozen
class Mark:
    """What a source says of its file: two that differ in anything that both know are not the same file."""

    etag: str = ""
    modified: str = ""
    total: str = ""

    @classmethod
    def of(cls, status: int, headers: Mapping[str, str]) -> "Mark":
        """Read it from an answer."""
        length = headers.get("Content-Range", "").rpartition("/")[2] if status == 206 else headers.get("Content-Length")
        total = length if length and re.fullmatch(r"[0-9]{1,18}", length) else ""
        return cls(headers.get("ETag", "")[:256], headers.get("Last-Modified", "")[:64], total)

    def differs(self, other: "Mark") -> bool:
        """Say whether they are of different files."""
        pairs = zip(attrs.astuple(self), attrs.astuple(other), strict=True)
        return any(ours and theirs and ours != theirs for ours, theirs in pairs)

    @property
    def condition(self) -> str:
        """The value of ``If-Range``, empty when the source said nothing that fits: weak marks do not."""
        return self.etag if self.etag.startswith('"') else self.modified


@attrs.define
class Sources:
    """The sources of one job.

    Attributes:
        file: Where they are kept from run to run.
        anew: Says that a file is fetched from its beginning though a part of it was there.
    """

    file: Path
    anew: Callable[[], None]
    _marks: dict[str, list[str]] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        if self.file.exists():
            self._marks = json.loads(self.file.read_text())

    def mark(self, url: str) -> Mark | None:
        """Return what a source said, None when it has never been asked."""
        known = self._marks.get(_key(url))
        return None if known is None else Mark(*known)

    def note(self, url: str, mark: Mark) -> None:
        """Keep what a source says."""
        self._marks.pop(_key(url), None)
        self._marks[_key(url)] = list(attrs.astuple(mark))
        self._marks = dict(list(self._marks.items())[-_MOST:])
        self.file.write_text(json.dumps(self._marks))

    def ask(self, send: Callable[[Any], Any], request: Any) -> Any:
        """Send a request; one for the rest of a file gets it only when it is the rest of the same file."""
        rest = _REST.fullmatch(request.headers.get("Range") or "") if request.method == "GET" else None
        known = self.mark(request.url)
        wanted = request.copy()
        if rest and known is not None and known.condition:
            wanted.headers["If-Range"] = known.condition
        elif rest and known is None and not rest[2]:
            del wanted.headers["Range"]  # nobody knows what the part on the disk is a part of
        answer = send(wanted)
        mark = Mark.of(answer.status_code, answer.headers)
        if rest and answer.status_code == 206 and known is not None and known.differs(mark):
            answer.close()
            del wanted.headers["Range"]
            answer = send(wanted)
            mark = Mark.of(answer.status_code, answer.headers)
        if rest and not rest[2] and answer.status_code == 200:
            self.anew()
        textual = answer.headers.get("Content-Type", "").lower().startswith(_TEXTS)
        if request.method == "GET" and answer.status_code in (200, 206) and not textual:
            self.note(request.url, mark)
        return answer


def watch(sources: Sources) -> None:
    """Let all requests of this process go by a job's sources, for good."""
    send = HTTPAdapter.send

    def send_for_the_same(self: Any, request: Any, *args: Any, **options: Any) -> Any:
        return sources.ask(lambda wanted: send(self, wanted, *args, **options), request)

    HTTPAdapter.send = send_for_the_same  # type: ignore[method-assign]


def _key(url: str) -> str:
    """Return what a source is kept under: queries are left out, they hold signatures that change from run to run."""
    parts = urlsplit(url)
    return hashlib.sha256(f"{parts.scheme}://{parts.netloc}{parts.path}".encode()).hexdigest()
