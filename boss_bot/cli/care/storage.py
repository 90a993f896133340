"""``boss-bot storage``: the report on the disk; of the running bot, or of a data directory at rest."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from boss_bot.app import App
from boss_bot.cli.exits import OK
from boss_bot.cli.given import read
from boss_bot.control import NotRunningError, ask
from boss_bot.store import take

_UNITS = ("B", "kB", "MB", "GB", "TB")


def run_storage(folder: Path) -> int:
    """Print how the disk is, what each server has of it, and what the last scans did."""
    try:
        report = ask(folder, "storage")
    except NotRunningError:
        lock = take(folder)
        try:
            report = asyncio.run(App.storage_at_rest(read(token_needed=False).settings))
        finally:
            lock.release()
    console = Console(soft_wrap=True, width=200, highlight=False)
    for line in _facts(report["facts"]):
        console.print(line)
    for title, table in (("Servers", _servers(report)), ("Clean-up", _scans(report["scans"]))):
        console.print(f"\n{title}")
        console.print(table if table.row_count else "Nothing yet.")
    return OK


def _facts(facts: Mapping[str, Any]) -> list[str]:
    closed = "; nothing new is taken" if facts["lacks"] == "disk" else ""
    full = "; nothing more starts" if facts["lacks"] == "temp" else ""
    return [
        f"Disk        {_size(facts['free'])} of {_size(facts['total'])} free, {_size(facts['floor'])} must be{closed}",
        f"Under way   {_size(facts['temp'])} of {_size(facts['temp_limit'])} in {facts['temp_files']} files{full}",
        f"Set aside   {_size(facts['reserved'])} for downloads that run",
        f"Failures    {facts['failures']} scans of the clean-up since the start",
    ]


def _servers(report: Mapping[str, Any]) -> Table:
    table = Table("server", "downloads", "files", "size", "of its day", box=None, pad_edge=False)
    limit = _size(report["facts"]["server_day"])
    for share in report["servers"]:
        kept, direct = share["kept"], share["guild"] is None
        day = "-" if direct else f"{_size(share['day'])} of {limit}"
        name = "direct" if direct else str(share["guild"])
        table.add_row(name, str(kept["jobs"]), str(kept["files"]), _size(kept["size"]), day)
    return table


def _scans(scans: list[Mapping[str, Any]]) -> Table:
    table = Table("scan", "when", "took", "what it did", box=None, pad_edge=False)
    for scan in scans:
        did = ", ".join(f"{name.replace('_', ' ')} {number}" for name, number in scan["facts"].items())
        table.add_row(scan["kind"], scan["at"], f"{scan['seconds']:.1f} s", did or "nothing to do")
    return table


def _size(size: float) -> str:
    for unit in _UNITS[:-1]:
        if size < 1024:
            return f"{size:.1f}".removesuffix(".0") + f" {unit}"
        size /= 1024
    return f"{size:.1f} {_UNITS[-1]}"
