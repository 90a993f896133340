"""gallery-dl's download job, with everything it swallows kept."""

import contextlib
from collections.abc import Iterable
from typing import Any

from gallery_dl import exception
from gallery_dl.extractor.message import Message
from gallery_dl.job import DownloadJob

from boss_bot.domain.errors.failures import NothingFoundError
from boss_bot.downloaders.tools import ytdlp
from boss_bot.downloaders.tools.gallerydl.collection import Collection
from boss_bot.downloaders.tools.gallerydl.keeping import Keeping
from boss_bot.downloaders.tools.gallerydl.verdict import verdict
from boss_bot.downloaders.tools.halt import Halt

_BY_YT_DLP = "ytdl:"
_IDENTITY = {"Accept-Encoding": "identity"}
"""A packed file would come with the wrong length, and could unpack to anything."""


class CollectingJob(DownloadJob):  # type: ignore[misc]  # gallery-dl has no types
    """Collects all items first, then fetches them.

    Args:
        extractor: The extractor that took the link.
        parent: The job whose link led here; its collection goes on.
        collection: Where everything goes; needed without a parent.
    """

    def __init__(
        self, extractor: Any, parent: "CollectingJob | None" = None, *, collection: Collection | None = None
    ) -> None:
        super().__init__(extractor, parent)
        known = collection or (parent.collection if parent is not None else None)
        if known is None:
            raise TypeError("a job without a parent needs a collection")
        self.collection: Collection = known
        self.out = known

    def _init(self) -> None:
        super()._init()
        hooks = self.extractor.session.hooks["response"]
        if self.collection.answered not in hooks:
            hooks.append(self.collection.answered)

    def dispatch(self, messages: Iterable[tuple[int, str, dict[str, Any]]]) -> Any:
        """Take all messages of the extractor, say what they come to, then act on them."""
        kept: list[tuple[int, str, dict[str, Any]]] = []
        with contextlib.suppress(exception.StopExtraction), Keeping(self.collection):
            for message, url, facts in messages:
                if message != Message.Url or self.collection.takes(facts):
                    # A copy: some extractors hand out one object again and again.
                    kept.append((message, url, {**facts, "boss_item": self.collection.passed}))
                if self.collection.enough:
                    break
        if items := [_spoken(self, facts) for message, _, facts in kept if message == Message.Url]:
            self.collection.describe(items)
        return super().dispatch(iter(kept))

    def handle_url(self, url: str, kwdict: dict[str, Any]) -> None:
        """Fetch one item, under a name that is the same in every run."""
        self.collection.haul.item = kwdict["boss_item"]
        kwdict["boss_number"] = self.collection.begin(_spoken(self, kwdict))
        kwdict["_http_headers"] = _IDENTITY | (kwdict.get("_http_headers") or {})
        try:
            if url.startswith(_BY_YT_DLP):
                ytdlp.fetch_item_of_set(url.removeprefix(_BY_YT_DLP), self.collection.haul, self.collection.begun)
                self.collection.settled = True
            else:
                super().handle_url(url, kwdict)
        except Halt as halt:
            self.collection.failed(halt.error)
        if not self.collection.settled:
            known = self.collection.trouble
            self.collection.failed(known or verdict(None, self.collection.last, self.collection.limit))
        self.collection.haul.item = None

    def download(self, url: str) -> bool:
        """Fetch a file; gallery-dl would only log an error of the file system."""
        downloader = self.get_downloader(url[: url.find(":")])
        if downloader is None:
            self.collection.trouble = NothingFoundError()
            return False
        try:
            return bool(downloader.download(url, self.pathfmt))
        except OSError as error:
            self.collection.trouble = verdict(error, self.collection.last, self.collection.limit)
            return False


def _spoken(job: CollectingJob, facts: dict[str, Any]) -> dict[str, Any]:
    """Return an item's facts with the name of the site that they come from."""
    return {"category": job.extractor.category, **facts}
