"""`/admin stats`, and the controls of its panel."""

import lightbulb

from boss_bot.discord.asking.admin_group import ADMIN
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.control_use import ControlUse
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import actor_of
from boss_bot.discord.views.stats_card import SPANS, errors_card, file_card, stats_card
from boss_bot.domain.errors.refusals import InvalidOptionError
from boss_bot.memory import Administration

loader = Loader()


@ADMIN.register
class Stats(lightbulb.SlashCommand, name="stats", description="What came of this server's downloads"):
    """Figures of the last day and of some days."""

    days = lightbulb.integer("days", "Of how many days, besides the last one", default=7, min_value=1, max_value=90)

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, administration: Administration) -> None:
        """Count and draw."""
        answer = Answer(context.interaction, context.initial_response_sent)
        async with answer.in_time():
            seen = await administration.overview(actor_of(context.interaction), self.days)
        await answer.show(stats_card(seen))


@loader.control("stats")
async def span_chosen(use: ControlUse, administration: Administration = lightbulb.di.INJECTED) -> None:
    """Count another span."""
    await use.show(stats_card(await administration.overview(use.actor, _days("".join(use.values), *SPANS))))


@loader.control("statsfile")
async def file_asked(use: ControlUse, administration: Administration = lightbulb.di.INJECTED) -> None:
    """Hand over a table of the downloads; what they were about is their members' own affair."""
    days = _days(use.argument)
    await use.whisper(file_card(await administration.ended(use.actor, days), days))


@loader.control("statserrors")
async def errors_asked(use: ControlUse, administration: Administration = lightbulb.di.INJECTED) -> None:
    """Tell what the errors mean."""
    await use.whisper(errors_card(await administration.overview(use.actor, _days(use.argument))))


def _days(text: str, *allowed: int) -> int:
    """Read a number of days that came back from a client."""
    days = int(text) if text.isascii() and text.isdigit() and len(text) <= 2 else 0
    if not 1 <= days <= max(SPANS) or (allowed and days not in allowed):
        raise InvalidOptionError
    return days
