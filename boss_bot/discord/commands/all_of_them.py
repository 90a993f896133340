"""The buttons Pause all, Resume all and Cancel all."""

from collections.abc import Awaitable, Callable
from contextlib import suppress

import lightbulb

from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import ButtonPress
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.jobs.job import JobId, JobState
from boss_bot.domain.jobs.look import Look
from boss_bot.queue import Actor, QueueService

loader = Loader()

_HOLDABLE = frozenset({JobState.QUEUED, JobState.RETRY_WAIT, JobState.DOWNLOADING})


@loader.button("pauseall")
async def pause_all(press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED) -> None:
    """Pause every job of the member's here that can be paused."""
    await _each(press, queue.pause, _HOLDABLE)


@loader.button("resumeall")
async def resume_all(press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED) -> None:
    """Resume every paused job of the member's here."""
    await _each(press, queue.resume, frozenset({JobState.PAUSED}))


@loader.button("cancelall")
async def cancel_all(press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED) -> None:
    """Cancel every job of the member's here that can be cancelled."""
    await _each(press, queue.cancel, frozenset(JobState))


async def _each(
    press: ButtonPress,
    use_case: Callable[[JobId, Actor], Awaitable[Look]],
    states: frozenset[JobState],
) -> None:
    """Do one thing with each listed job in some states; one that has moved on meanwhile is left as it is."""
    for look in await press.listed():
        if look.job.state in states:
            with suppress(BossBotError):
                await use_case(look.job.id, press.actor)
    await press.relist()
