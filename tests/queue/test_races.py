"""What happens in the very moment of something else."""

import asyncio
from typing import Any

import pytest

from boss_bot.queue.running.making import Making
from boss_bot.queue.running.transfer import Transfer

WAIT = 10


@pytest.fixture
def handing():
    """Hand something over in a moment in which a pause is met, and is over before anybody hears of it."""

    class Handing:
        part: Any = None
        times = 0

        async def done(self, _):
            self.times += 1
            if self.times == 1:
                assert await self.part.take()
            return self.times > 1

    return Handing()


async def test_a_download_that_ends_in_the_moment_of_a_resume_goes_on(led, handing):
    nothing: Any = None
    handing.part = transfer = Transfer(led, nothing, 60.0, nothing)
    running = asyncio.create_task(transfer.run(handing.done))
    (await led.next()).inbox.put_nowait(None)
    assert await asyncio.wait_for(running, WAIT)
    assert handing.times == 2


async def test_files_that_are_made_in_the_moment_of_a_resume_go_on(handing):
    async def work(hold):
        return []

    handing.part = making = Making(60.0)
    assert await asyncio.wait_for(making.run(work, handing.done), WAIT)
    assert handing.times == 2
