"""Looks at everything that the bot stands on; the lines are those of `/status`, and more."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import attrs

from boss_bot.domain.operating.status import StatusLine
from boss_bot.monitoring.lines.machine import clock_line, folder_line, guard_line
from boss_bot.monitoring.lines.status import disk_line
from boss_bot.monitoring.lines.tools import engine_line, ffmpeg_line, runtime_line


@attrs.frozen
class Doctor:
    """What to look at.

    Attributes:
        folder: The data directory; it need not be there yet.
        database: Looks at the database.
        ffmpeg: The program that downloads would start.
        tools: The folders of tools that have a version of their own.
        discord_time: What Discord's clock showed just now, None when it was not asked.
    """

    folder: Path
    database: Callable[[], StatusLine]
    ffmpeg: Path
    discord_time: datetime | None = None
    tools: Mapping[str, Path] = attrs.field(factory=dict)

    def lines(self) -> Sequence[StatusLine]:
        """Look, and tell a line for every part. Nothing is changed."""
        now = datetime.now(UTC)
        return [
            self.database(),
            folder_line(self.folder),
            disk_line(_nearest(self.folder)),
            ffmpeg_line(self.ffmpeg),
            engine_line("yt-dlp", now.date(), self.tools.get("yt-dlp")),
            engine_line("gallery-dl", now.date(), self.tools.get("gallery-dl")),
            runtime_line(),
            guard_line(),
            clock_line(now, self.discord_time),
        ]

    @staticmethod
    def report(lines: Sequence[StatusLine]) -> str:
        """Write lines as plain text: name – state – detail – hint."""
        return "\n".join(
            " – ".join(part for part in (line.name, line.state.value, line.detail, line.hint) if part) for line in lines
        )


def _nearest(folder: Path) -> Path:
    """Return the folder, or the nearest one above it that exists."""
    return next((path for path in (folder, *folder.absolute().parents) if path.is_dir()), Path("/"))
