"""What is looked at for alerts: each check gives the alerts that hold at the moment."""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from boss_bot.domain.jobs.lack import Lack
from boss_bot.domain.keeping.headroom import StorageFacts
from boss_bot.domain.operating.alerts import Alert
from boss_bot.domain.operating.events import Events
from boss_bot.domain.operating.status import State, StatusLine
from boss_bot.monitoring.lines.status import under_way

_DISK = 0.8
_ERROR_WINDOW, _ERROR_LEAST, _ERROR_SHARE = timedelta(minutes=15), 6, 0.5
_SUSPICIOUS = 3
_NEAR = 0.8
_RESTARTS, _RESTART_WINDOW = 3, timedelta(minutes=10)


def disk(folder: Path) -> Iterator[Alert]:
    """Look at the disk of the data directory."""
    found = shutil.disk_usage(folder)
    if found.used / found.total > _DISK:
        title = f"The disk is {100 * found.used / found.total:.0f} % full; {found.free / 1e9:.1f} GB are free."
        yield Alert("disk", "", title, "Make room, or move BOSS_BOT_DATA_DIR to a larger disk.")


def storage(facts: StorageFacts) -> Iterator[Alert]:
    """Look at the floor of free space, at the workspaces, and at the days of servers."""
    if facts.lacks is Lack.DISK:
        title = f"Only {_mb(facts.free)} MB of the disk are free, less than the {_mb(facts.floor)} that must stay so."
        fix = "Nothing new is taken until there is more; then all goes on by itself. Make room on the disk."
        yield Alert("floor", "", title, fix)
    if facts.lacks is Lack.TEMP:
        title = f"Nothing more starts: {under_way(facts)}. The disk itself has {_mb(facts.free)} MB free."
        yield Alert("temp", "", title, "It goes on when one ends. Set BOSS_BOT_TEMP_BYTES higher if it is often so.")
    elif facts.temp > _NEAR * facts.temp_limit:
        title = f"Downloads under way have {_mb(facts.temp)} of {_mb(facts.temp_limit)} MB."
        yield Alert("quota", "temp", title, "When it is full nothing more starts. Set BOSS_BOT_TEMP_BYTES higher.")
    for server, used in facts.near_quota.items():
        title = f"Server {server} has used {_mb(used)} of the {_mb(facts.server_day)} MB of its day."
        fix = "Room comes back bit by bit. Set BOSS_BOT_SERVER_DAY_BYTES higher if the disk allows it."
        yield Alert("quota", str(server), title, fix)


def failures(events: Events) -> Iterator[Alert]:
    """Look at how many downloads fail, at files that are made to harm, and at what else was noted."""
    failed = sum(events.count("failed", within=_ERROR_WINDOW).values())
    ended = failed + sum(events.count("success", within=_ERROR_WINDOW).values())
    if ended >= _ERROR_LEAST and failed > _ERROR_SHARE * ended:
        fix = "boss-bot jobs list --failed names them; docs/troubleshooting.md says what each reference means."
        yield Alert("errors", "", f"{failed} of {ended} downloads of the last 15 minutes failed.", fix)
    for site, number in events.count("suspicious").items():
        if number >= _SUSPICIOUS:
            fix = "Nothing was passed on. Look at who asked: boss-bot jobs list --failed."
            yield Alert("suspicious", site, f"{number} files from {site} were not what they claimed to be.", fix)
    for about in events.count("cleanup"):
        fix = "Look at the log and at the rights in the data directory; files that stay fill the disk."
        yield Alert("cleanup", about, f"Clean-up failed{f': {about}' if about else ''}.", fix)
    if events.count("database"):
        title = "The database file was replaced while the bot runs: nothing new is taken."
        yield Alert("database", "", title, "Start the bot again; it goes on with the file that is there now.")
    for about in events.count("rollback"):
        fix = "Nothing now. Wait for a newer version, then boss-bot engines update."
        yield Alert("rollback", about.partition(" ")[0], f"A version was taken back: {about}.", fix)


def lines(found: Iterable[StatusLine], kind: str) -> Iterator[Alert]:
    """Make an alert of each line of health that is not well."""
    for line in found:
        if line.state is not State.OK:
            yield Alert(kind, line.name, f"{line.name}: {line.detail}.", line.hint)


def breakers(held: Mapping[str, datetime]) -> Iterator[Alert]:
    """Look at the sites that are left alone."""
    for lane, until in held.items():
        title = f"{lane} gives trouble and is left alone until {until:%H:%M} UTC."
        yield Alert("site", lane, title, "Its downloads wait and go on by themselves. If it stays, update the tools.")


def restarts(starts: Sequence[datetime], now: datetime) -> Iterator[Alert]:
    """Look at starts that no good end came before."""
    lately = [at for at in starts if timedelta(0) <= now - at <= _RESTART_WINDOW]
    if len(lately) >= _RESTARTS:
        title = f"The bot was started {len(lately)} times in ten minutes without a good end before."
        yield Alert("restarts", "", title, "Look at the log before each start: boss-bot logs.")


def _mb(size: int) -> int:
    return round(size / 2**20)
