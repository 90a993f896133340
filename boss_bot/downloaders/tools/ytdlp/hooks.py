"""What yt-dlp tells while it works."""

from typing import Any

import attrs

from boss_bot.domain.content.progress import Stage
from boss_bot.downloaders.reporter import whole
from boss_bot.downloaders.tools.haul import Haul


@attrs.frozen
class Hooks:
    """Takes yt-dlp's progress and ends what grows too large.

    Attributes:
        haul: Where it is counted.
    """

    haul: Haul

    def progress(self, status: dict[str, Any]) -> None:
        """Count the bytes of one file; called for every block.

        Raises:
            Halt: The file is over the limit, by what the site announces or by what has come.
        """
        total = whole(status.get("total_bytes"))
        done = whole(status.get("downloaded_bytes"))
        if done is None and status.get("status") == "finished":
            done = total
        if done is None:
            return
        self.haul.weigh(max(done, total or 0))
        self.haul.meter.at(str(status.get("filename")), done, total or whole(status.get("total_bytes_estimate")))

    def processing(self, status: dict[str, Any]) -> None:
        """Say that ffmpeg is at work when it is."""
        if status.get("status") == "started" and status.get("postprocessor") != "MoveFiles":
            self.haul.report.stage(Stage.MERGING)
