"""The driver: one object that plays any number of members."""

from collections.abc import Mapping, Sequence

import attrs

from boss_bot.playground.driver import pressing, talking
from boss_bot.playground.driver.live_card import LiveCard
from boss_bot.playground.driver.place import Place
from boss_bot.playground.driver.refusals import NotPossible
from boss_bot.playground.driver.starting import begin, card_after
from boss_bot.playground.driver.typing import Typing
from boss_bot.playground.local_discord.interactions import InteractionType
from boss_bot.playground.local_discord.world import Channel, Guild, Member, Message, User
from boss_bot.playground.local_discord.world.permissions import EVERYONE


@attrs.define(eq=False)
class Driver(Typing):
    """Members at the local Discord. Timeouts are real seconds; a client waits three.

    ``patience`` is how long, in real seconds, a member looks at a card for the button to press before giving up: a
    card in the middle of a change offers it a moment later.
    """

    patience: float = 3.0

    def member(
        self,
        name: str,
        guild: Guild | None = None,
        locale: str = "en-US",
        permissions: int = EVERYONE,
        nitro_limit: int | None = None,
        roles: Sequence[int] = (),
        dm_open: bool = True,
    ) -> Member:
        """Return the member called ``name`` of ``guild`` (the first one), who joins if new there.

        The other arguments count only for somebody new.
        """
        world = self.local.world
        known = (user for user in world.users.values() if user.name == name and not user.bot)
        user = next(known, None) or User(
            id=world.ids.take(), name=name, locale=locale, dm_open=dm_open, nitro_limit=nitro_limit
        )
        return world.add_member(guild or world.default_guild, user, permissions, tuple(roles))

    def say(
        self, member: Member, text: str, attachments: Sequence[tuple[str, bytes]] = (), channel: Channel | None = None
    ) -> Message:
        """Let a member post a message, with files given as names and bytes."""
        place = channel or self.local.world.guilds[member.guild_id].default_channel
        return talking.say(self.local, member, text, attachments, place)

    async def press(
        self,
        member: Member,
        card: LiveCard,
        label: str | None = None,
        *,
        custom_id: str | None = None,
        force_custom_id: str | None = None,
        timeout: float = 3.0,
    ) -> LiveCard:
        """Press a button and return the card that answers: the same message changed, a new one, or a modal.

        The button is found by its label or ``custom_id``. ``force_custom_id`` is what a tampered client would send,
        whether there is such a button or not.

        Raises:
            NotPossible: The member does not see the card, or it has no such enabled button, not even after a while.
            NoAnswer: The bot did not answer in time.
        """
        stored, place, shown = pressing.in_sight(self.local, member, card)
        name = force_custom_id or await pressing.found(shown, label, custom_id, self.patience)
        data = {"custom_id": name, "component_type": pressing.BUTTON, "id": 1}
        return await pressing.use(self.local, stored, place, data, timeout)

    async def select(
        self,
        member: Member,
        card: LiveCard,
        values: Sequence[str],
        custom_id: str | None = None,
        timeout: float = 3.0,
    ) -> LiveCard:
        """Choose ``values`` in a select menu and return the card that answers.

        Raises:
            NotPossible: The member does not see the card, or it has no such menu or values.
            NoAnswer: The bot did not answer in time.
        """
        stored, place, shown = pressing.in_sight(self.local, member, card)
        data = pressing.chosen(shown, values, custom_id, place.guild)
        return await pressing.use(self.local, stored, place, data, timeout)

    async def submit(self, member: Member, modal: LiveCard, texts: Mapping[str, str], timeout: float = 3.0) -> LiveCard:
        """Fill in a modal and submit it; return the card that answers.

        Raises:
            NotPossible: It is not this member's modal, or does not take these texts.
            NoAnswer: The bot did not answer in time.
        """
        opened = modal.opened_by
        if not modal.is_modal or opened is None or opened.answer is None or opened.user is not member.user:
            raise NotPossible(f"{member.name} has no such modal open")
        data = pressing.filled_modal(opened.answer.data, texts)
        place = Place(member, opened.channel, opened.guild)
        kind = InteractionType.MODAL_SUBMIT
        interaction = begin(self.local, kind, place, data, source=opened.source, trigger=opened)
        return await card_after(self.local, interaction, timeout)
