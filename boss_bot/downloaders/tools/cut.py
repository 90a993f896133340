"""How far ffmpeg is with a cut: its ``-progress`` lines, as the share of the fetched file that is done."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import attrs

from boss_bot.domain.content.progress import Progress
from boss_bot.downloaders.reporter import Reporter


@attrs.define
class Cut:
    """Listens to one run of ffmpeg.

    Attributes:
        report: Where to say so.
        size: Bytes of the file that is cut.
        length: Seconds of the part, None when that cannot be told; nothing is said then.
        seconds: Seconds that were written.
    """

    report: Reporter
    size: int
    length: float | None
    seconds: float = 0.0

    def follow(self, lines: Iterable[bytes]) -> None:
        """Take in what it says until it ends."""
        begun = time.monotonic()
        self.report.progress(Progress(0, self.size if self.length else None))  # the download's share is of no use now
        for line in lines:
            name, _, moment = line.strip().partition(b"=")
            if name != b"out_time_us" or not moment.isdigit():
                continue
            self.seconds = max(self.seconds, int(moment) / 1e6)  # it may go back a little
            if self.length:
                done = int(min(1.0, self.seconds / self.length) * self.size)
                spent = time.monotonic() - begun
                self.report.progress(Progress(done, self.size, done / spent if spent and done else None))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let nothing else say how far the job is: the bytes of the download have all come."""
        beat, self.report.on_beat = self.report.on_beat, None
        try:
            yield
        finally:
            self.report.on_beat = beat
