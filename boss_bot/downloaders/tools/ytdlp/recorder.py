# mypy: disable-error-code="import-untyped"
"""yt-dlp set up for one job, with a memory for what went wrong."""

import sys
from collections.abc import Iterable
from typing import Any

from yt_dlp import YoutubeDL
from yt_dlp.networking.exceptions import HTTPError

from boss_bot.domain.errors.failures import JobError
from boss_bot.downloaders.order import Order
from boss_bot.downloaders.tools import verdicts
from boss_bot.downloaders.tools.ytdlp import extractors
from boss_bot.downloaders.tools.ytdlp.direct import DirectLinkIE, is_playlist_file
from boss_bot.downloaders.tools.ytdlp.hooks import Hooks
from boss_bot.downloaders.tools.ytdlp.options import options
from boss_bot.downloaders.tools.ytdlp.reddit_video import RedditVideoIE

Trouble = BaseException | str
"""What yt-dlp reported: the exception behind it, or its words when there is none."""


class Recorder(YoutubeDL):  # type: ignore[misc]  # yt-dlp has no types
    """A yt-dlp that goes on after an error and remembers it.

    Args:
        order: The job.
        hooks: Where progress goes.
        generic: Whether any page may be searched, not only those of known sites.

    Attributes:
        troubles: What went wrong since somebody emptied the list.
        slowed: The site's last wish for a pause; an extractor may have tried another way, which failed in turn.
        unsolved: Whether a site's own program could not be run, without which some or all of its versions are missing.
    """

    _ies: dict[str, Any]

    def __init__(self, order: Order, hooks: Hooks, *, generic: bool) -> None:
        self.troubles: list[Trouble] = []
        self.slowed: JobError | None = None
        self.unsolved = False
        # Its own way of adding all extractors takes 100 ms and 10 MB for each job.
        super().__init__(options(order, hooks), auto_init=False)
        self.add_info_extractor(DirectLinkIE())
        self.add_info_extractor(RedditVideoIE())
        if generic or is_playlist_file(order.url):
            self.add_info_extractor(extractors.AnyPageIE())
        self._ours = dict(self._ies)

    def extract_info(self, url: str, download: bool = True, ie_key: str | None = None, **more: Any) -> Any:
        """Ask a site by the extractor that takes the link, or by the one that is named."""
        kind = extractors.named(ie_key) if ie_key else extractors.taking(url)
        self.know([kind] if kind else [])
        return super().extract_info(url, download, ie_key, **more)

    def know(self, kinds: Iterable[Any]) -> None:
        """Set the extractors to try; our own come behind them."""
        self._ies = {kind.ie_key(): kind for kind in kinds} | self._ours

    def urlopen(self, req: Any) -> Any:
        """Send a request, and remember when the site asks for a pause."""
        try:
            return super().urlopen(req)
        except HTTPError as error:
            if error.status == 429:
                self.slowed = verdicts.by_status(429, error.response.headers)
            raise

    def report_warning(self, message: str, only_once: bool = False) -> None:  # noqa: ARG002
        """Remember the one warning that explains an error; the others say nothing to anybody."""
        self.unsolved = self.unsolved or "solving failed: Some formats may be missing" in str(message)

    def trouble(self, message: str | None = None, tb: object = None, is_error: bool = True) -> None:  # noqa: ARG002
        """Remember an error; yt-dlp's own version prints it and forgets the exception."""
        if is_error:
            self.troubles.append(sys.exception() or str(message))
            self._download_retcode = 1

    def name_files(self, template: str) -> None:
        """Set the names of the files to come; never made of what a site says, except for a checked ending."""
        self.params["outtmpl"]["default"] = template
