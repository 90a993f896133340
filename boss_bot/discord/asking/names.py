"""What members are called where they have used a command, for texts in which Discord draws no mention."""

from collections import OrderedDict

import attrs
import hikari
import lightbulb

from boss_bot.discord.interactions.hooks import around_every_command
from boss_bot.discord.text.escape import clean, cut

_MOST = 10_000
_LENGTH = 32  # Discord: nickname, display name


@attrs.define(eq=False, repr=False)
class Names:
    """Remembers names in memory alone, those that were heard last; after a restart they have to be heard anew.

    Discord tells the name of whoever uses a command, and of nobody else: the bot does not ask for its members' list.
    """

    _heard: OrderedDict[tuple[int, int], str] = attrs.field(factory=OrderedDict, init=False)

    @property
    def hook(self) -> lightbulb.ExecutionHook:
        """What listens to every command."""

        def heard(_: lightbulb.ExecutionPipeline, context: lightbulb.Context) -> None:
            if context.guild_id is not None and isinstance(context.member, hikari.Member):
                self._hear(int(context.guild_id), int(context.user.id), context.member.display_name)

        return around_every_command(lightbulb.ExecutionSteps.COOLDOWNS, heard)

    def of(self, guild: int | None, member: int) -> str:
        """Return a member's name on a server in one line of plain text; their number while it has not been heard."""
        name = self._heard.get((guild, member), "") if guild is not None else ""
        return cut(clean(name), _LENGTH) or str(member)

    def _hear(self, guild: int, member: int, name: str) -> None:
        self._heard[guild, member] = name
        self._heard.move_to_end((guild, member))
        if len(self._heard) > _MOST:
            self._heard.popitem(last=False)
