"""`/pause` and `/resume`, and the buttons Pause (Hold, while a job waits) and Resume."""

import lightbulb

from boss_bot.discord.asking.names import Names
from boss_bot.discord.asking.one_job import act
from boss_bot.discord.asking.suggestions import suggest
from boss_bot.discord.channels.places import ANY_INSTALL, EVERYWHERE
from boss_bot.discord.courier import Courier
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import ButtonPress
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.job_state import PAUSABLE
from boss_bot.domain.jobs.lease import Want
from boss_bot.queue import QueueService

loader = Loader()
_PAUSED = frozenset({JobState.PAUSED})


@loader.button("pause")
async def pause(press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED) -> None:
    """Stop the download where it is."""
    await press.redraw(await queue.pause(press.argument, by=press.actor))


@loader.button("resume")
async def resume(press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED) -> None:
    """Let the download go on."""
    await press.redraw(await queue.resume(press.argument, by=press.actor))


async def suggest_running(
    context: lightbulb.AutocompleteContext[str],
    queue: QueueService = lightbulb.di.INJECTED,
    names: Names = lightbulb.di.INJECTED,
) -> None:
    """Suggest what can be paused: the member's own jobs, and to a manager those of the server."""
    await suggest(context, queue, names, PAUSABLE)


async def suggest_paused(
    context: lightbulb.AutocompleteContext[str],
    queue: QueueService = lightbulb.di.INJECTED,
    names: Names = lightbulb.di.INJECTED,
) -> None:
    """Suggest paused jobs: the member's own, and to a manager those of the server."""
    await suggest(context, queue, names, _PAUSED)


@loader.command
class Pause(
    lightbulb.SlashCommand,
    name="pause",
    description="Pause one of your downloads; what is there is kept",
    contexts=EVERYWHERE,
    integration_types=ANY_INSTALL,
):
    """Stop a download where it is, or hold it in the line."""

    job = lightbulb.string("job", "Which download", autocomplete=suggest_running)

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, queue: QueueService, courier: Courier) -> None:
        """Pause the chosen job; from now on this answer is its card."""
        await act(context, self.job, queue.pause, queue, Want.PAUSE, courier)


@loader.command
class Resume(
    lightbulb.SlashCommand,
    name="resume",
    description="Let one of your paused downloads go on",
    contexts=EVERYWHERE,
    integration_types=ANY_INSTALL,
):
    """Put a paused download back into the line."""

    job = lightbulb.string("job", "Which download", autocomplete=suggest_paused)

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, queue: QueueService, courier: Courier) -> None:
        """Resume the chosen job; from now on this answer is its card."""
        await act(context, self.job, queue.resume, queue, Want.RESUME, courier)
