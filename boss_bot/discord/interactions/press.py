"""A press of a button, as its handler sees it."""

from collections.abc import Sequence

import attrs
import hikari

from boss_bot.discord.courier import Courier
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.going_on import go_on_here
from boss_bot.discord.interactions.pressed_message import in_a_list, is_a_list, panel_of
from boss_bot.discord.views import Card, list_card
from boss_bot.domain.errors.refusals import TooLateError
from boss_bot.domain.jobs.job import JobId, JobState
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.members.delivery import ReplyHandle
from boss_bot.queue import Actor, QueueService

_MANAGES = hikari.Permissions.MANAGE_GUILD | hikari.Permissions.ADMINISTRATOR


def actor_of(interaction: hikari.PartialInteraction) -> Actor:
    """Return who is behind an interaction, and where they speak."""
    user, guild, member = int(interaction.user.id), interaction.guild_id, getattr(interaction, "member", None)
    if guild is None or member is None:
        return Actor(user, None if guild is None else int(guild))
    manages = bool(member.permissions & _MANAGES)
    return Actor(user, int(guild), frozenset(int(role) for role in member.role_ids), manages)


def owners_of(application: hikari.Application) -> set[int]:
    """Return the user ids of those who own a bot: its owner, or the members of its team."""
    team = application.team.members if application.team else {}
    return {int(application.owner.id), *(int(member) for member in team)}


@attrs.define(eq=False, repr=False)
class ButtonPress:
    """One press.

    Attributes:
        actor: Who pressed, and where.
        argument: The job on the button; whether the actor may act on it is for the queue to say.
        interaction: The press at Discord.
        number: The page on the button, 0 where there is none.
    """

    actor: Actor
    argument: JobId
    interaction: hikari.ComponentInteraction
    _answer: Answer
    _courier: Courier
    _queue: QueueService
    number: int = 0

    @property
    def answer(self) -> Answer:
        """The answer to this press, for a handler that does more than draw a card."""
        return self._answer

    @property
    def values(self) -> Sequence[str]:
        """What was chosen in a select. Hostile: the member's client names it."""
        return self.interaction.values

    async def show(self, card: Card) -> bool:
        """Answer by drawing the message that was pressed anew."""
        return await self._answer.show(card)

    async def whisper(self, card: Card) -> ReplyHandle | None:
        """Show a card in a message of its own that only the actor sees; None when Discord did not take it.

        Returns:
            The right to edit that message. It is there only while the press was not answered before.
        """
        fresh = not self._answer.sent.is_set()
        return self._answer.handle if await self._answer.whisper(card) and fresh else None

    async def redraw(self, look: Look) -> None:
        """Answer with the fresh card, which from now on is edited by this press's own token.

        A list stays a list while the job has a card of its own that can be edited, and so does a live panel.

        Raises:
            TooLateError: The job's files are on their way into the card.
        """
        if panel_of(self.interaction):
            await self.relist()
        elif in_a_list(self.interaction) and self._courier.reaches(look):
            await self._answer.show(list_card(await self._queue.mine(self.actor)))
        elif self._courier.handing_over(look.job.id):
            raise TooLateError(state=JobState.UPLOADING.name.lower())
        else:
            await go_on_here(self._answer, look, self.actor, self._queue, self._courier)

    async def relist(self, page: int | None = None) -> None:
        """Answer with the list that was pressed, as it is now, or with another page of it."""
        head = panel_of(self.interaction)
        look = self._courier.cards.newest(head) if head else None
        if look and look.job.request.owner == self.actor.user and not self._courier.handing_over(look.job.id):
            await go_on_here(self._answer, look, self.actor, self._queue, self._courier, page)
            return
        card = list_card(await self._queue.mine(self.actor), page or 0)
        if head or not is_a_list(self.interaction):  # the message shows by now how its own job ended, or soon does
            await self._answer.whisper(card)
        else:
            await self._answer.show(card)

    async def listed(self) -> list[Look]:
        """Look at the jobs of the list that was pressed: the member's own here, of this channel alone on a panel."""
        looks, panel = await self._queue.mine(self.actor), panel_of(self.interaction)
        channel = int(self.interaction.channel.id)
        return [look for look in looks if panel is None or look.job.request.channel == channel]
