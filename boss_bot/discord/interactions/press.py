"""A press of a button, as its handler sees it."""

from collections.abc import Sequence

import attrs
import hikari

from boss_bot.discord.courier import Courier
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.views import Card, job_card, list_card
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


def in_a_list(interaction: hikari.ComponentInteraction) -> bool:
    """Say whether the pressed button stands beside a line of a list, rather than below a card of its own."""
    return any(
        isinstance(part, hikari.SectionComponent)
        and isinstance(part.accessory, hikari.ButtonComponent)
        and part.accessory.custom_id == interaction.custom_id
        for container in interaction.message.components
        if isinstance(container, hikari.ContainerComponent)
        for part in container.components
    )


@attrs.define(eq=False)
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

        A list stays a list while the job has a card of its own that can be edited.

        Raises:
            TooLateError: The job's files are on their way into the card.
        """
        if in_a_list(self.interaction) and self._courier.reaches(look):
            await self._answer.show(list_card(await self._queue.mine(self.actor)))
            return
        if self._courier.handing_over(look.job.id):
            raise TooLateError(state=JobState.UPLOADING.name.lower())
        card = job_card(look)
        if await self._answer.show(card):
            await self._queue.renew(look.job.id, self.actor, self._answer.handle)
            await self._courier.answered(look, card, self._answer.handle)
