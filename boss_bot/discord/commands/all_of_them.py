"""The buttons Pause all, Resume all and Cancel all."""

from collections.abc import Awaitable, Callable
from contextlib import suppress

import lightbulb

from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import ButtonPress
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.jobs.job import JobId, JobState
from boss_bot.domain.jobs.job_state import PAUSABLE
from boss_bot.domain.jobs.look import Look
from boss_bot.queue import Actor, QueueService

loader = Loader()


@loader.button("pauseall")
async def pause_all(press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED) -> None:
    """Pause every job of the member's here that can be paused, the last in the line first: else it would start."""
    await _each(press, queue.pause, PAUSABLE)


@loader.button("resumeall")
async def resume_all(press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED) -> None:
    """Resume every paused job of the member's here, the one that was asked for first before the others."""
    await _each(press, queue.resume, frozenset({JobState.PAUSED}), oldest_first=True)


@loader.button("cancelall")
async def cancel_all(press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED) -> None:
    """Cancel every job of the member's here that can be cancelled."""
    await _each(press, queue.cancel, frozenset(JobState))


async def _each(
    press: ButtonPress,
    use_case: Callable[[JobId, Actor], Awaitable[Look]],
    states: frozenset[JobState],
    *,
    oldest_first: bool = False,
) -> None:
    """Do one thing with each listed job in some states; one that has moved on meanwhile is left as it is."""
    looks = await press.listed()
    for look in sorted(looks, key=lambda look: look.job.created_at, reverse=not oldest_first):
        if look.job.state in states:
            with suppress(BossBotError):
                await use_case(look.job.id, press.actor)
    await press.relist()
