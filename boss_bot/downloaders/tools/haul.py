"""What a tool brings home: the files, the items that failed, and what that comes to."""

from pathlib import Path

import attrs

from boss_bot.domain.errors.failures import FileTooLargeError, NothingFoundError, RateLimitedError, TooManyItemsError
from boss_bot.domain.errors.faults import DiskFullError, NothingChosenError
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.downloaders.meter import Meter
from boss_bot.downloaders.order import Order
from boss_bot.downloaders.reporter import Reporter
from boss_bot.downloaders.tools.choosing import is_wanted
from boss_bot.downloaders.tools.finishing import finish
from boss_bot.downloaders.tools.halt import Halt


@attrs.define
class Haul:
    """The files and failures of one tool's work on an order.

    Attributes:
        order: What was asked for.
        report: Where to say so.
        meter: How far it is.
        item: The number in the set, from 1, of the item that is tried now; None where it has none.
        failures: Why items were left out, in order, each with the item's number as far as it has one.
        unwanted: Items that were left out because the options do not ask for them.
    """

    order: Order
    report: Reporter
    meter: Meter = attrs.field(init=False)
    item: int | None = None
    failures: list[tuple[BossBotError, int | None]] = attrs.field(factory=list)
    unwanted: int = 0

    def __attrs_post_init__(self) -> None:
        self.meter = Meter(self.report.progress)
        self.report.on_beat = self.meter.beat

    def expect(self, items: int, *, announced: int | None = None) -> None:
        """Refuse a link that holds more items than a job may fetch.

        Args:
            items: How many have been seen.
            announced: How many there are as the site says.
        """
        if items > self.order.max_files:
            raise Halt(TooManyItemsError(max(items, announced or 0), self.order.max_files))

    def weigh(self, size: int | None) -> None:
        """Refuse a file that is over the limit; ``size`` in bytes, None when unknown."""
        if size is not None and size > self.order.max_bytes:
            raise Halt(FileTooLargeError(size, self.order.max_bytes))

    def wants(self, item: int, ending: str) -> bool:
        """Say whether an item, counted from 1, is asked for; ``ending`` is that of its file, without the dot."""
        wanted = is_wanted(self.order.options, item, ending)
        self.unwanted += not wanted
        return wanted

    def bring(self, path: str, alt: str = "") -> None:
        """Report a complete file, cut and converted as the options ask; an empty one is a failure."""
        if Path(path).stat().st_size == 0:
            self.failed(NothingFoundError())
            return
        try:
            made = finish(self.order, Path(path), self.report)
        except BossBotError as error:
            self.failed(error)
            return
        self.weigh(made.stat().st_size)
        self.report.file(made.name, alt)

    def failed(self, error: BossBotError) -> None:
        """Note why an item was left out; ends the job where the next item would only meet the same."""
        if isinstance(error, DiskFullError | RateLimitedError | TooManyItemsError):
            raise Halt(error)
        self.failures.append((error, self.item))

    def settle(self) -> None:
        """Say what it comes to: a set of which something was fetched is a success.

        Raises:
            JobError: Nothing was fetched; the reason is that of the first item.
        """
        if not self.report.files:
            nothing = NothingChosenError() if self.unwanted else NothingFoundError()
            raise self.failures[0][0] if self.failures else nothing
        for error, item in self.failures:
            self.report.skipped(error, item)
        self.meter.finish()
