"""Mistakes that somebody could make, each put into a worker from outside: the suite is worth what it catches."""

import asyncio
import secrets
from contextlib import suppress

from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.jobs.job import RUNNING, JobState
from boss_bot.queue.running.runs import Runs
from boss_bot.queue.scheduling import recovery
from boss_bot.store.jobs import sharing, statements


class NoNonce:
    """Posts without a nonce."""

    def __init__(self, rest):
        self._rest = rest

    def __getattr__(self, name):
        return getattr(self._rest, name)

    async def create_message(self, *args, nonce, **named):
        assert nonce
        return await self._rest.create_message(*args, **named)


class FreshNonce(NoNonce):
    """Draws a nonce for each try."""

    async def create_message(self, *args, nonce, **named):
        assert nonce
        return await self._rest.create_message(*args, nonce=secrets.token_hex(8), **named)


class ForgetfulJournal:
    """Does not remember what has gone out."""

    def __init__(self, journal):
        self._journal = journal

    def __getattr__(self, name):
        return getattr(self._journal, name)

    async def of(self, job):
        assert job
        return []


class CompleteFirst:
    """Says that files are there, and sends them then."""

    def __init__(self, courier):
        self._courier, self._tasks = courier, set()

    def __getattr__(self, name):
        return getattr(self._courier, name)

    async def deliver(self, look, files):
        task = asyncio.create_task(self._try(look, files))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _try(self, look, files):
        with suppress(BossBotError):
            await self._courier.deliver(look, files)


def forget_uploads():
    """Let recovery not know one of the states."""
    vars(recovery)["RUNNING"] = RUNNING - {JobState.UPLOADING}


class OneForAll:
    """Takes what one job has delivered for what all of its fetch have."""

    def __init__(self, journal, store):
        self._journal, self._store = journal, store

    def __getattr__(self, name):
        return getattr(self._journal, name)

    async def of(self, job):
        fetch = (await self._store.get(job)).fetch
        return [parcel for one in await self._store.of_fetch(fetch) for parcel in await self._journal.of(one.id)]


def crowd_in():
    """Let everybody who waits for a fetch run it, each in a process of their own."""
    vars(statements)["CLAIM"] = statements.CLAIM.replace(sharing.FREE, "1")
    Runs._of_fetch = lambda self, job: None  # type: ignore[method-assign]  # noqa: ARG005
