"""`/admin`: what those who manage a server see and do. Discord hides it from others; every command asks again."""

from importlib.metadata import version

import lightbulb

from boss_bot.discord.asking.admin_group import ADMIN
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.control_use import ControlUse
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import actor_of
from boss_bot.discord.registration import CommandSync
from boss_bot.discord.status import HealthSource
from boss_bot.discord.views import status_card
from boss_bot.discord.views.admin_card import jobs_card
from boss_bot.domain.errors.refusals import UnknownJobError
from boss_bot.domain.jobs.job import JobId, is_job_id
from boss_bot.members import Members
from boss_bot.memory import Administration

loader = Loader()

loader.command(ADMIN)


@ADMIN.register
class Health(lightbulb.SlashCommand, name="health", description="How I am, part by part"):
    """The lines of `boss-bot doctor` and of `/status`, for managers."""

    @lightbulb.invoke
    async def invoke(
        self, context: lightbulb.Context, members: Members, source: HealthSource, sync: CommandSync
    ) -> None:
        """Look at every part."""
        answer = Answer(context.interaction, context.initial_response_sent)
        async with answer.in_time():
            await members.managed(actor_of(context.interaction))
            lines = await source.worst_first(sync.line())
        await answer.show(status_card(lines, version=version("boss-bot")))


@ADMIN.register
class Jobs(lightbulb.SlashCommand, name="jobs", description="This server's downloads that run or wait"):
    """Whose downloads run and wait, with a button to cancel each."""

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, administration: Administration) -> None:
        """Draw the list."""
        answer = Answer(context.interaction, context.initial_response_sent)
        async with answer.in_time():
            looks = await administration.jobs(actor_of(context.interaction))
        await answer.show(jobs_card(looks))


@loader.control("stop")
async def stop(use: ControlUse, administration: Administration = lightbulb.di.INJECTED) -> None:
    """Cancel a download of the server."""
    if not is_job_id(use.argument):
        raise UnknownJobError
    await administration.cancel(JobId(use.argument), use.actor)
    await use.show(jobs_card(await administration.jobs(use.actor)))
