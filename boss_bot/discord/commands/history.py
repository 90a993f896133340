"""`/history`: a member's downloads that are over."""

import asyncio

import hikari
import lightbulb
from loguru import logger

from boss_bot.discord.channels.age import age_restricted
from boss_bot.discord.channels.places import ANY_INSTALL, EVERYWHERE
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.control_use import ControlUse
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import actor_of
from boss_bot.discord.views import done_card
from boss_bot.discord.views.history_card import history_card
from boss_bot.discord.words.site_titles import site_title
from boss_bot.domain.errors.failures import FileTooLargeError
from boss_bot.domain.errors.refusals import UnknownJobError
from boss_bot.domain.jobs.job import JobId, is_job_id
from boss_bot.memory import Memory

loader = Loader()

_MOST_CHOICES = 25  # Discord: application command option choice


async def suggest_sites(context: lightbulb.AutocompleteContext[str], memory: Memory = lightbulb.di.INJECTED) -> None:
    """Suggest the sites of the member's own downloads; nothing rather than an error."""
    [found] = await asyncio.gather(memory.sites(actor_of(context.interaction)), return_exceptions=True)
    if isinstance(found, BaseException):
        logger.opt(exception=found).error("no sites to suggest")
        found = []
    typed = str(context.focused.value or "").casefold()
    fitting = [(site_title(name), name) for name in found if typed in f"{name} {site_title(name)}".casefold()]
    try:
        await context.respond(fitting[:_MOST_CHOICES])
    except hikari.HikariError as error:  # typed on: Discord waits for the answer to a newer request
        logger.debug("suggestions came too late: {}", type(error).__name__)


@loader.command
class History(
    lightbulb.SlashCommand,
    name="history",
    description="Your downloads that are over, with their files while they are kept",
    contexts=EVERYWHERE,
    integration_types=ANY_INSTALL,
):
    """List the member's own jobs of this server that are over."""

    page = lightbulb.integer("page", "Which page", default=1, min_value=1)
    site = lightbulb.string("site", "Only downloads from this site", default="", autocomplete=suggest_sites)

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, memory: Memory) -> None:
        """Draw the page."""
        answer = Answer(context.interaction, context.initial_response_sent)
        async with answer.in_time():
            page = await memory.page(actor_of(context.interaction), self.page, self.site.strip().lower()[:40] or None)
        await answer.show(history_card(page))


@loader.control("history")
async def turned(use: ControlUse, memory: Memory = lightbulb.di.INJECTED) -> None:
    """Turn to another page."""
    number, _, site = use.argument.partition(".")
    wanted = int(number) if number.isascii() and number.isdigit() and len(number) <= 6 else 1
    await use.show(history_card(await memory.page(use.actor, wanted, site or None)))


@loader.control("again")
async def again(use: ControlUse, memory: Memory = lightbulb.di.INJECTED) -> None:
    """Hand the files of a finished download over once more, to this member alone."""
    if not is_job_id(use.argument):
        raise UnknownJobError
    restricted = await age_restricted(use.interaction)
    look, files = await memory.again(JobId(use.argument), use.actor, age_restricted=restricted)
    limit = use.interaction.attachment_size_limit
    if largest := max((file.size for file, _ in files if file.size > limit), default=0):
        raise FileTooLargeError(size=largest, limit=limit)
    await use.whisper(done_card(look, files))
