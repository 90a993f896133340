"""What one link's gallery-dl jobs share: the count of the items, the last answer of a site, the haul."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs

from boss_bot.domain.content.progress import Stage
from boss_bot.domain.errors.failures import FileTooLargeError
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.downloaders.reporter import whole
from boss_bot.downloaders.tools import verdicts
from boss_bot.downloaders.tools.gallerydl import posts, told
from boss_bot.downloaders.tools.gallerydl.answer import Answer
from boss_bot.downloaders.tools.halt import Halt
from boss_bot.downloaders.tools.haul import Haul


@attrs.define(eq=False, repr=False)
class Collection:
    """The state of one link, shared by the job and those it starts for what the link leads to.

    It is also the ``out`` that gallery-dl tells its progress to.

    Attributes:
        haul: Where files and failures go.
        last: The head of the last answer.
        passed, items, begun: How many items have gone by, how many of them are asked for, and how many were tried.
        path, alt: The file that is being fetched, and what its author says it shows.
        settled: Whether the item that was last begun was brought home or failed.
        trouble: What went wrong with that item, as far as anybody said.
    """

    haul: Haul
    last: Answer = attrs.field(factory=Answer)
    passed: int = 0
    items: int = 0
    begun: int = 0
    path: str = ""
    alt: str = ""
    settled: bool = True
    trouble: BossBotError | None = None

    @property
    def limit(self) -> int:
        """Bytes that one file may have."""
        return self.haul.order.max_bytes

    @property
    def enough(self) -> bool:
        """Whether no item that is still to come is asked for."""
        return self.passed >= self.haul.order.options.last_item

    def takes(self, facts: dict[str, Any]) -> bool:
        """Say whether an item is asked for; count those that are, and refuse the link when there are too many."""
        self.passed += 1
        if not self.haul.wants(self.passed, str(facts.get("extension") or "")):
            return False
        self.items += 1
        self.haul.expect(self.items, announced=whole(facts.get("count")))
        return True

    def describe(self, items: Sequence[dict[str, Any]]) -> None:
        """Say what the link holds, in the words of its items."""
        meter = self.haul.meter
        meter.files = meter.parts = self.items
        posts.tell(self.haul.report, items, self.items)
        self.haul.report.stage(Stage.DOWNLOADING)

    def begin(self, facts: dict[str, Any]) -> int:
        """Count an item that is tried now; its number, from 1, names its file."""
        self.begun += 1
        self.alt = told.alt(facts)
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
        self.haul.bring(path, self.alt)

    def skip(self, path: str) -> None:
        """Bring a file home that an earlier run has fetched, or note that it is too large (called by gallery-dl)."""
        if Path(path).is_file():
            self.success(path)
        else:
            self.failed(FileTooLargeError(self.last.size, self.limit))
