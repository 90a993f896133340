"""`/cancel` and the button Cancel."""

from contextlib import suppress

import lightbulb

from boss_bot.discord.asking.names import Names
from boss_bot.discord.asking.one_job import act
from boss_bot.discord.asking.suggestions import EVERY_ONE, suggest
from boss_bot.discord.channels.places import ANY_INSTALL, EVERYWHERE
from boss_bot.discord.courier import Courier
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import ButtonPress, actor_of
from boss_bot.discord.views import list_card
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.jobs.job_state import CANCELLABLE
from boss_bot.domain.jobs.lease import Want
from boss_bot.queue import QueueService

loader = Loader()


@loader.button("cancel")
async def cancel_pressed(press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED) -> None:
    """Cancel the job that the button belongs to."""
    await press.redraw(await queue.cancel(press.argument, by=press.actor))


async def suggest_jobs(
    context: lightbulb.AutocompleteContext[str],
    queue: QueueService = lightbulb.di.INJECTED,
    names: Names = lightbulb.di.INJECTED,
) -> None:
    """Suggest what can be cancelled: the member's own jobs, and to a manager those of the server."""
    await suggest(context, queue, names, CANCELLABLE, together=True)


@loader.command
class Cancel(
    lightbulb.SlashCommand,
    name="cancel",
    description="Cancel one of your downloads",
    contexts=EVERYWHERE,
    integration_types=ANY_INSTALL,
):
    """Cancel a queued, paused or running download."""

    job = lightbulb.string("job", "Which download", autocomplete=suggest_jobs)

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, queue: QueueService, courier: Courier) -> None:
        """Cancel the chosen job and show what became of it; or all of them, and show what is left."""
        if self.job != EVERY_ONE:
            await act(context, self.job, queue.cancel, queue, Want.CANCEL, courier)
            return
        answer, actor = Answer(context.interaction, context.initial_response_sent), actor_of(context.interaction)
        async with answer.in_time():
            for look in await queue.mine(actor):
                with suppress(BossBotError):  # one that has moved on meanwhile is left as it is
                    await queue.cancel(look.job.id, by=actor)
            left = await queue.mine(actor)
        await answer.show(list_card(left))
