"""What has to hold every time: a hundred jobs whose token ended while they ran; a file that Discord calls too large."""

import pytest

from boss_bot.domain.errors.failures import FileTooLargeError

pytestmark = pytest.mark.asyncio(loop_scope="session")

MINUTES = 60


async def test_a_hundred_tokens_that_end_while_their_jobs_run_cost_nothing(desk, local):
    for number in range(100):
        look, files = await desk.job()
        local.clock.advance(16 * MINUTES)
        if number % 2:
            await desk.restart()
        await desk.courier.deliver(look, files)
    assert desk.shown() == [[1]] * 100
    assert local.journal.find(status=401) == []


async def test_a_file_that_discord_calls_too_large_is_sent_twice_at_most(desk, local):
    local.faults.upload_limit = 100
    look, files = await desk.job(5000)
    with pytest.raises(FileTooLargeError):
        await desk.courier.deliver(look, files)
    assert 1 <= len(local.journal.find(status=413)) <= 2
