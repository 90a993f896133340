"""What one download tells of its post."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path

import attrs

from boss_bot.domain.content.media import Metadata
from boss_bot.domain.content.post import PostFacts, PostText, PostTold, SubtitlesTold, TextKind, TextStatus
from boss_bot.domain.content.progress import DownloadEvent, FileReady, Found

MAX_SUBTITLES = 1 << 20
"""Bytes of plain subtitles that are kept: some twenty hours of talk."""


@attrs.define
class Heard:
    """What one download has told of its post."""

    metadata: Metadata = attrs.field(factory=Metadata)
    facts: PostFacts = attrs.field(factory=PostFacts)
    alts: list[str] = attrs.field(factory=list)
    subtitles: SubtitlesTold = attrs.field(factory=lambda: SubtitlesTold(TextStatus.NONE))

    def take(self, event: DownloadEvent) -> bool:
        """Take an event in; False for one that tells of the post alone, which nobody else has to hear."""
        match event:
            case Found(metadata):
                self.metadata = metadata
            case FileReady(alt=alt):
                self.alts.append(alt)
            case PostTold(facts):
                self.facts = facts
                return False
            case SubtitlesTold():
                self.subtitles = event
                return False
            case _:
                pass
        return True

    def texts(self) -> tuple[PostText, ...]:
        """Return all that is to be kept; blocks while the subtitles are read."""
        found = [PostText(TextKind.POST, self.metadata.text)] if self.metadata.text else []
        found += [PostText(TextKind.ALT, alt, item) for item, alt in enumerate(self.alts, 1) if alt]
        if self.subtitles.path and (spoken := _plain_text(self.subtitles.path)):
            told = self.subtitles
            found.append(PostText(TextKind.SUBTITLES, spoken, 0, told.language, told.automatic))
        return tuple(found)

    def statuses(self, texts: Iterable[PostText]) -> dict[TextKind, TextStatus]:
        """Return what became of each kind of text, given those that are to be kept."""
        there = {text.kind for text in texts}
        found = {kind: TextStatus.KEPT if kind in there else TextStatus.NONE for kind in TextKind}
        if TextKind.SUBTITLES not in there and self.subtitles.status is not TextStatus.KEPT:
            found[TextKind.SUBTITLES] = self.subtitles.status
        return found


def _plain_text(path: Path) -> str:
    """Read subtitles that the job's process has laid into its folder; nothing for what is no plain file."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return ""
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return ""
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(MAX_SUBTITLES).decode("utf-8", "replace").replace("\x00", "")
    finally:
        os.close(handle)
