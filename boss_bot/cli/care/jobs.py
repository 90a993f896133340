"""``boss-bot jobs``: look at downloads, cancel them, try them again; beside a running bot through it."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from boss_bot.app import SystemClock
from boss_bot.cli.exits import OK
from boss_bot.cli.given import read
from boss_bot.control import Desk, NotRunningError, ask
from boss_bot.store import Upkeep, open_store, take

_COLUMNS = ("job", "state", "site", "member", "server", "created", "attempt", "bytes", "of")


def list_jobs(folder: Path, *, failed: bool) -> int:
    """Print a row for each job that lives, or for the newest that failed."""
    rows = _do(folder, "jobs", failed=failed)
    table = Table(*_COLUMNS, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*("-" if row[name] is None else str(row[name]) for name in _COLUMNS))
    Console(soft_wrap=True, width=200).print(table if rows else "No downloads.")
    return OK


def show_job(folder: Path, job: str) -> int:
    """Print all that may be told of a job."""
    for name, value in _do(folder, "show", job=_number(job)).items():
        print(f"{name:<9}{', '.join(value) if isinstance(value, list) else '-' if value is None else value}")
    return OK


def act_on_job(folder: Path, act: str, job: str) -> int:
    """Cancel a job or try it again, and print what it is now."""
    done = _do(folder, act, job=_number(job))
    print(f"{done['job']} is {done['state'].replace('_', ' ')} now.")
    return OK


def _do(folder: Path, act: str, **arguments: Any) -> Any:
    """Ask the running bot; where none runs, take its place on the database for the moment."""
    try:
        return ask(folder, act, **arguments)
    except NotRunningError:
        return asyncio.run(_at_rest(folder, act, arguments))


async def _at_rest(folder: Path, act: str, arguments: Mapping[str, object]) -> Any:
    lock = take(folder)
    try:
        store = await open_store(Upkeep(folder).database)
        try:
            desk = Desk(store, SystemClock(), None, read(token_needed=False).settings.max_queue_size)
            acts = {"jobs": desk.jobs, "show": desk.show, "cancel": desk.cancel, "retry": desk.retry}
            return await acts[act](**arguments)  # type: ignore[operator]
        finally:
            await store.close()
    finally:
        lock.release()


def _number(text: str) -> str:
    """Return a job's number as the database has it: people type small letters."""
    return text.strip().lstrip("#").upper()
