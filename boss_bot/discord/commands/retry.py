"""`/retry` and the buttons Retry and Try now."""

import lightbulb

from boss_bot.discord.asking.names import Names
from boss_bot.discord.asking.one_job import act
from boss_bot.discord.asking.suggestions import suggest
from boss_bot.discord.channels.places import ANY_INSTALL, EVERYWHERE
from boss_bot.discord.courier import Courier
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import ButtonPress
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.lease import Want
from boss_bot.queue import QueueService

loader = Loader()
_FAILED = frozenset({JobState.FAILED})


@loader.button("retry")
async def retry_pressed(press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED) -> None:
    """Try the job again that the button belongs to."""
    await press.redraw(await queue.retry(press.argument, by=press.actor))


async def suggest_failed(
    context: lightbulb.AutocompleteContext[str],
    queue: QueueService = lightbulb.di.INJECTED,
    names: Names = lightbulb.di.INJECTED,
) -> None:
    """Suggest the failed jobs that fit what is typed so far: the member's own, and to a manager those of the server."""
    await suggest(context, queue, names, _FAILED)


@loader.command
class Retry(
    lightbulb.SlashCommand,
    name="retry",
    description="Try one of your failed downloads again",
    contexts=EVERYWHERE,
    integration_types=ANY_INSTALL,
):
    """Put a failed download back into the line."""

    job = lightbulb.string("job", "Which download", autocomplete=suggest_failed)

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, queue: QueueService, courier: Courier) -> None:
        """Put the chosen job back; from now on this answer is its card."""
        await act(context, self.job, queue.retry, queue, Want.RETRY, courier)
