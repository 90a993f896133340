"""``boss-bot logs``: the lines of the log file, for people, of one job or reference, and as they come."""

import gzip
import json
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import TextIO

import attrs
from loguru import logger

from boss_bot.cli.care.told import CareError
from boss_bot.cli.exits import OK
from boss_bot.log import FILE

_LOOK_AGAIN = 0.3  # seconds


@attrs.frozen
class Wanted:
    """Which lines are wanted.

    Attributes:
        job: A download's number, empty for every line.
        reference: What a card of an unexpected error shows, empty for every line.
        level: The least level.
    """

    job: str = ""
    reference: str = ""
    level: str = "DEBUG"

    def shown(self, line: str) -> str | None:
        """Return a line for people, None when it is not wanted; one that is no record stays as it is."""
        try:
            record = json.loads(line)
            number = logger.level(record["level"]).no
        except (ValueError, KeyError, TypeError):
            return None if self.job or self.reference else line.rstrip("\n")
        if self.job not in ("", record.get("job")) or self.reference not in ("", record.get("reference")):
            return None
        if number < logger.level(self.level).no:
            return None
        about = "".join(f" [{record[name]}]" for name in ("job", "reference") if name in record)
        trace = f"\n{record['trace'].rstrip()}" if "trace" in record else ""
        return f"{record['time'][:19].replace('T', ' ')} {record['level']:<7}{about} {record['message']}{trace}"


def run_logs(folder: Path, wanted: Wanted, *, lines: int, follow: bool) -> int:
    """Print the newest lines that are wanted, older files among them; then go on as they come, if asked to."""
    logs = folder / "logs"
    current = logs / FILE
    if not logs.is_dir():
        raise CareError("There are no log files yet. They are written while the bot runs and BOSS_BOT_LOG_FILE is on.")
    newest: deque[str] = deque(maxlen=lines)
    for path in [*sorted(logs.glob("*.log.gz")), *sorted(logs.glob("*.log"), key=lambda path: path.name == FILE)]:
        with _opened(path) as opened:
            newest.extend(_wanted(opened, wanted))
            end = opened.tell() if path == current else 0
    print(*newest, sep="\n")
    if follow:
        for line in _wanted(_coming(current, end), wanted):
            print(line, flush=True)
    return OK


def _opened(path: Path) -> TextIO:
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def _wanted(lines: Iterable[str], wanted: Wanted) -> Iterator[str]:
    return (shown for line in lines if (shown := wanted.shown(line)) is not None)


def _coming(path: Path, end: int) -> Generator[str, None, None]:
    """Yield lines as they are written, over rotations, for ever."""
    while True:
        with path.open(encoding="utf-8") as opened:
            opened.seek(min(end, path.stat().st_size))
            mine = path.stat().st_ino
            while path.exists() and path.stat().st_ino == mine:
                if line := opened.readline():
                    yield line
                else:
                    time.sleep(_LOOK_AGAIN)
            yield from opened
            end = 0
        while not path.exists():
            time.sleep(_LOOK_AGAIN)
