"""How a download is taken down."""

import asyncio

from loguru import logger

from boss_bot.downloaders.zygote.process import ZygoteProcess


async def end_process(zygote: ZygoteProcess, run: str, job: str) -> None:
    """Kill a download's process group and wait until it is gone."""
    zygote.signal(run, "kill")
    if not await zygote.bury(run):
        logger.bind(job=job).error("the download's process did not end")


async def end_task(task: asyncio.Task[None]) -> None:
    """Cancel a task and wait until it is over."""
    task.cancel()
    await asyncio.wait([task])
