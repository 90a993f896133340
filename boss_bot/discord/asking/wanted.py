"""What a member asks for, and the ask that the queue is given of it."""

import attrs

from boss_bot.discord.asking.suggestions import earlier_job
from boss_bot.discord.channels.age import age_restricted
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.openness import Shown
from boss_bot.discord.interactions.press import actor_of
from boss_bot.domain.jobs.job import Request
from boss_bot.domain.members.wishes import Wishes
from boss_bot.queue import Ask, QueueService


@attrs.frozen
class Wanted:
    """What is asked for.

    Attributes:
        typed: The link as it was typed.
        wishes: The options as they were typed.
        site: The only site that is taken, None for any.
        old: An earlier request whose options and whose openness count instead of wishes.
    """

    typed: str
    wishes: Wishes = attrs.field(factory=Wishes)
    site: str | None = None
    old: Request | None = None

    @classmethod
    def again(cls, request: Request) -> "Wanted":
        """Return what an earlier request asked for."""
        return cls(request.link.url, old=request)

    @property
    def in_public(self) -> bool:
        """Whether all are to see the card."""
        return self.wishes.in_public if self.old is None else self.old.terms.open_card


async def ask_for(wanted: Wanted, answer: Answer, queue: QueueService, shown: Shown) -> Ask:
    """Make an ask of what is wanted, to go with an answer that has been sent.

    Args:
        wanted: What is wanted.
        answer: Where the card is drawn.
        queue: Knows what the member has set, and their earlier links.
        shown: Who sees the card.

    Raises:
        BossBotError: An option makes no sense, or an earlier link is none of theirs.
    """
    interaction = answer.interaction
    actor, old = actor_of(interaction), wanted.old
    own, earlier = await queue.preferences(actor), earlier_job(wanted.typed)
    return Ask(
        key=str(interaction.id),
        actor=actor,
        text=await queue.link_of(earlier, actor) if earlier else wanted.typed,
        channel=int(interaction.channel.id),
        size_limit=interaction.attachment_size_limit,
        site=wanted.site,
        reply=answer.handle,
        options=old.options if old else wanted.wishes.parse(own),
        visibility=old.visibility if old else wanted.wishes.shown_to(own),
        priority=wanted.wishes.urgency(),
        age_restricted=await age_restricted(interaction),
        locale=str(interaction.locale),
        guild_locale=str(interaction.guild_locale or ""),
        open_card=not shown.private,
        card_message=shown.message,
    )
