"""A memory for the exceptions that gallery-dl only logs."""

from contextlib import AbstractContextManager
from types import TracebackType

import attrs
from gallery_dl.exception import AbortExtraction, ControlException

from boss_bot.downloaders.tools.gallerydl.collection import Collection
from boss_bot.downloaders.tools.gallerydl.verdict import verdict


@attrs.frozen
class Keeping(AbstractContextManager[None]):
    """Notes an exception as a failure on its way out; those that only steer gallery-dl are none.

    Attributes:
        collection: Where failures are noted.
    """

    collection: Collection

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        steers = isinstance(error, ControlException) and not isinstance(error, AbortExtraction)
        if isinstance(error, Exception) and not steers:
            self.collection.haul.failed(verdict(error, self.collection.last, self.collection.limit))
