"""`/cancel` and the button Cancel."""

import asyncio

import hikari
import lightbulb
from loguru import logger

from boss_bot.discord.answer import Answer
from boss_bot.discord.loader import Loader
from boss_bot.discord.places import ANY_INSTALL, EVERYWHERE
from boss_bot.discord.press import ButtonPress, actor_of
from boss_bot.discord.views import job_card, job_label
from boss_bot.domain.errors import UnknownJobError
from boss_bot.domain.job import JobId, is_job_id
from boss_bot.queue import QueueService

loader = Loader()

_MOST_CHOICES = 25  # Discord: application command option choice


@loader.button("cancel")
async def cancel_pressed(press: ButtonPress, queue: QueueService = lightbulb.di.INJECTED) -> None:
    """Cancel the job that the button belongs to."""
    await press.redraw(await queue.cancel(press.argument, by=press.actor))


async def suggest_jobs(
    context: lightbulb.AutocompleteContext[str], queue: QueueService = lightbulb.di.INJECTED
) -> None:
    """Suggest the member's own jobs that fit what is typed so far; nothing rather than an error."""
    [found] = await asyncio.gather(queue.mine(actor_of(context.interaction)), return_exceptions=True)
    if isinstance(found, BaseException):
        logger.opt(exception=found).error("no jobs to suggest")
        found = []
    typed = str(context.focused.value or "").casefold()
    labels = [(job_label(look), str(look.job.id)) for look in found]
    fitting = [(label, job) for label, job in labels if typed in label.casefold() or typed in job.casefold()]
    try:
        await context.respond(fitting[:_MOST_CHOICES])
    except hikari.HikariError as error:  # typed on: Discord waits for the answer to a newer request
        logger.debug("suggestions came too late: {}", type(error).__name__)


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
