"""What one link's gallery-dl jobs share: the count of the items, the last answer of a site, the haul."""

from pathlib import Path
from typing import Any

import attrs

from boss_bot.domain.errors import BossBotError
from boss_bot.domain.failures import FileTooLargeError
from boss_bot.domain.media import Metadata
from boss_bot.domain.progress import Stage
from boss_bot.downloaders.reporter import cut, number, whole
from boss_bot.downloaders.tools import verdicts
from boss_bot.downloaders.tools.gallerydl.answer import Answer
from boss_bot.downloaders.tools.halt import Halt
from boss_bot.downloaders.tools.haul import Haul

_TITLES = ("title", "content", "description", "og_title", "filename")
_AUTHORS = ("username", "user", "author", "uploader", "artist", "name")


@attrs.define(eq=False)
class Collection:
    """The state of one link, shared by the job and those it starts for what the link leads to.

    It is also the ``out`` that gallery-dl tells its progress to.

    Attributes:
        haul: Where files and failures go.
        last: The head of the last answer.
        items: How many items have been seen.
        begun: How many have been tried.
        path: The file that is being fetched.
        settled: Whether the item that was last begun was brought home or failed.
        trouble: What went wrong with that item, as far as anybody said.
    """

    haul: Haul
    last: Answer = attrs.field(factory=Answer)
    items: int = 0
    begun: int = 0
    path: str = ""
    settled: bool = True
    trouble: BossBotError | None = None

    @property
    def limit(self) -> int:
        """Bytes that one file may have."""
        return self.haul.order.max_bytes

    def saw_item(self, facts: dict[str, Any]) -> None:
        """Count an item, and refuse the link when there are too many."""
        self.items += 1
        self.haul.expect(self.items, announced=whole(facts.get("count")))

    def describe(self, facts: dict[str, Any]) -> None:
        """Say what the link holds, in the words of its first item."""
        meter = self.haul.meter
        meter.files = meter.parts = self.items
        author = next((name for key in _AUTHORS if (name := _name(facts.get(key)))), "")
        title = next((text for key in _TITLES if (text := cut(facts.get(key)))), "")
        self.haul.report.found(Metadata(title, author, number(facts.get("duration")), self.items))
        self.haul.report.stage(Stage.DOWNLOADING)

    def begin(self) -> int:
        """Count an item that is tried now; its number, from 1, names its file."""
        self.begun += 1
        self.settled, self.trouble = False, None
        self.last = Answer()
        self.haul.meter.file = self.begun
        return self.begun

    def failed(self, error: BossBotError) -> None:
        """Note why the item was left out."""
        self.settled = True
        self.haul.failed(error)

    def answered(self, response: Any, *_: object, **__: object) -> None:
        """Look at each answer as ``requests`` gets it.

        Raises:
            Halt: The site asks for a pause; gallery-dl would sleep through it.
        """
        self.last = Answer.of(response)
        if response.status_code == 429:
            raise Halt(verdicts.by_status(429, response.headers))

    def start(self, path: str) -> None:
        """Take note of the file that begins (called by gallery-dl)."""
        self.path = path

    def progress(self, total: int | None, done: int, _: int) -> None:
        """Count the bytes of a file (called by gallery-dl after every block).

        Raises:
            Halt: The file is over the limit.
        """
        self.haul.weigh(max(done, total or 0))
        self.haul.meter.at(self.path, done, total)

    def success(self, path: str) -> None:
        """Bring a file home (called by gallery-dl)."""
        size = Path(path).stat().st_size
        self.haul.meter.at(path, size, size)
        self.settled = True
        self.haul.bring(path)

    def skip(self, path: str) -> None:
        """Bring a file home that an earlier run has fetched, or note that it is too large (called by gallery-dl)."""
        if Path(path).is_file():
            self.success(path)
        else:
            self.failed(FileTooLargeError(self.last.size, self.limit))


def _name(author: object) -> str:
    """Return an author's name, which some sites wrap in an object."""
    return cut(author.get("name")) if isinstance(author, dict) else cut(author)
