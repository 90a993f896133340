"""Waiting for what tells nobody that it has happened: other processes, their files, rows in a database."""

import asyncio
import inspect


async def until(condition, seconds=30.0):
    """Wait until a condition holds, a plain one or a coroutine function, and return what it gave."""
    async with asyncio.timeout(seconds):
        while True:
            found = condition()
            if inspect.isawaitable(found):
                found = await found
            if found:
                return found
            await asyncio.sleep(0.005)
