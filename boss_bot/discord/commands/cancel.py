"""`/cancel` and the button Cancel."""

import lightbulb

from boss_bot.discord.answer import Answer
from boss_bot.discord.loader import Loader
from boss_bot.discord.places import ANY_INSTALL, EVERYWHERE
from boss_bot.discord.press import ButtonPress, actor_of
from boss_bot.discord.suggestions import suggest
from boss_bot.discord.views import job_card
from boss_bot.domain.errors import UnknownJobError
from boss_bot.domain.job import JobId, is_job_id
from boss_bot.queue import QueueService

loader = Loader()


@loader.button("cancel")
async def cancel_pressed(press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED) -> None:
    """Cancel the job that the button belongs to."""
    await press.redraw(await queue.cancel(press.argument, by=press.actor))


async def suggest_jobs(
    context: lightbulb.AutocompleteContext[str], queue: QueueService = lightbulb.di.INJECTED
) -> None:
    """Suggest the member's own jobs that fit what is typed so far."""
    await suggest(context, queue.mine(actor_of(context.interaction)))


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
    async def invoke(self, context: lightbulb.Context, queue: QueueService) -> None:
        """Cancel the chosen job and show what became of it; the queue has its own card redrawn too."""
        wanted = self.job.strip().upper()
        if not is_job_id(wanted):
            raise UnknownJobError
        answer = Answer(context.interaction, context.initial_response_sent)
        async with answer.in_time():
            look = await queue.cancel(JobId(wanted), by=actor_of(context.interaction))
        await answer.show(job_card(look))
