"""What members see, and take out of sight."""

import attrs

from boss_bot.playground.driver.live_card import LiveCard
from boss_bot.playground.driver.refusals import NotPossible
from boss_bot.playground.local_discord import LocalDiscord
from boss_bot.playground.local_discord.rest import posting
from boss_bot.playground.local_discord.world import Channel, Member, Permission


@attrs.define(eq=False)
class Viewing:
    """The eyes of every member of ``local``."""

    local: LocalDiscord

    def sees(self, member: Member, channel: Channel | None = None) -> list[LiveCard]:
        """Return every message the member can see now (in ``channel``, if given), oldest first."""
        return [
            LiveCard.of(self.local, member.id, message)
            for message in self.local.world.messages.values()
            if message.visible_to(member.id) and channel in (None, message.channel)
        ]

    def dismiss(self, member: Member, card: LiveCard) -> None:
        """Let the member dismiss an ephemeral message: it leaves its client, edits of it still succeed.

        Raises:
            NotPossible: The member does not see it, or it is not ephemeral.
        """
        stored = card.stored
        if stored is None or not stored.ephemeral or not stored.visible_to(member.id):
            raise NotPossible(f"{member.name} cannot dismiss this")
        stored.dismissed = True
        self.local.world.changes.announce()

    def delete(self, member: Member, card: LiveCard) -> None:
        """Let a moderator delete a message of somebody else.

        Raises:
            NotPossible: The member does not see it, it is ephemeral, or the member may not manage messages.
        """
        stored, may = card.stored, member.permissions & (Permission.MANAGE_MESSAGES | Permission.ADMINISTRATOR)
        if stored is None or stored.ephemeral or not stored.visible_to(member.id) or not may:
            raise NotPossible(f"{member.name} cannot delete this")
        posting.delete(self.local.state, stored)

    def pings(self, member: Member) -> list[LiveCard]:
        """Return the messages that notified the member by mentioning it, oldest first."""
        return [
            LiveCard.of(self.local, member.id, message)
            for message in self.local.world.messages.values()
            if member.id in message.pinged and message.visible_to(member.id)
        ]
