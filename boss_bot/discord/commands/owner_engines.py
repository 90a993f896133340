"""`/owner update-engines`."""

import lightbulb

from boss_bot.discord.asking.owner_group import OWNER
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import actor_of
from boss_bot.discord.views.owner_cards import updated_card
from boss_bot.domain.errors.refusals import InvalidOptionError
from boss_bot.domain.operating.operator import Operator
from boss_bot.members import Members

loader = Loader()

_TOOLS = ("yt-dlp", "gallery-dl")


@OWNER.register
class UpdateEngines(
    lightbulb.SlashCommand, name="update-engines", description="Bring yt-dlp and gallery-dl up to date"
):
    """Fetch a version, try it, and use it when it works."""

    tool = lightbulb.string(
        "tool", "Which of them; both otherwise", default="", choices=[lightbulb.Choice(name, name) for name in _TOOLS]
    )
    version = lightbulb.string("version", "A certain version; the newest otherwise", default="", max_length=30)

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, members: Members, operator: Operator) -> None:
        """Do it, and say which versions are used from the next download on."""
        await members.owned(actor_of(context.interaction))
        if self.tool not in ("", *_TOOLS):
            raise InvalidOptionError
        answer = Answer(context.interaction, context.initial_response_sent)
        async with answer.in_time():
            done = await operator.update(self.tool, self.version.strip())
        await answer.show(updated_card(done))
