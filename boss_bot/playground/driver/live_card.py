"""A card that stays in touch with its message."""

from collections.abc import Callable
from typing import Self

import aiohttp
import attrs

from boss_bot.playground.driver.card import Card
from boss_bot.playground.local_discord import LocalDiscord
from boss_bot.playground.local_discord.interactions import Interaction
from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.world import Message


async def fetch(url: str) -> bytes:
    """Download a file as a client does.

    Raises:
        aiohttp.ClientResponseError: The address is wrong or has expired.
    """
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        response.raise_for_status()
        return await response.read()


@attrs.define(eq=False, kw_only=True)
class LiveCard(Card):
    """A message as one member saw it at one moment, with a way to its later states.

    ``stored`` is the message in the world (None for a modal, which is no message), ``opened_by`` the interaction
    that was answered with this card, if it is an answer.
    """

    local: LocalDiscord = attrs.field(repr=False)
    viewer_id: int
    stored: Message | None = attrs.field(default=None, repr=False)
    opened_by: Interaction | None = attrs.field(default=None, repr=False)

    @classmethod
    def of(cls, local: LocalDiscord, viewer_id: int, stored: Message, opened_by: Interaction | None = None) -> Self:
        """Return the newest state of ``stored`` as the viewer's client shows it."""
        drawn = local.state.draw(stored)
        return cls(message=drawn, fetch=fetch, local=local, viewer_id=viewer_id, stored=stored, opened_by=opened_by)

    @classmethod
    def of_modal(cls, local: LocalDiscord, interaction: Interaction, data: Json) -> Self:
        """Return a modal (`is_modal`); its title is its only text."""
        message = {
            "id": str(interaction.id),
            "channel_id": str(interaction.channel.id),
            "author": {"id": str(local.application_id)},
            "content": data["title"],
            "components": data["components"],
            "flags": 64,
            "attachments": [],
        }
        return cls(message=message, fetch=fetch, local=local, viewer_id=interaction.user.id, opened_by=interaction)

    @property
    def is_modal(self) -> bool:
        """Whether it is a modal, to be filled in and submitted."""
        return self.stored is None

    @property
    def now(self) -> "LiveCard":
        """The newest state of the same message."""
        if self.stored is None:
            return self
        return LiveCard.of(self.local, self.viewer_id, self.stored, self.opened_by)

    @property
    def gone(self) -> bool:
        """Whether the viewer no longer sees it: deleted, or dismissed."""
        return self.stored is not None and not self.stored.visible_to(self.viewer_id)

    @property
    def history(self) -> list[str]:
        """The texts it went through, oldest first."""
        versions = self.stored.versions if self.stored is not None else ()
        return [Card(message=version, fetch=fetch).text for version in versions]

    async def until(self, predicate: Callable[["LiveCard"], bool], timeout: float = 30.0) -> "LiveCard":
        """Wait until the newest state satisfies ``predicate`` and return that state.

        It is looked at again whenever anything changes at the local Discord, never in between.

        Raises:
            TimeoutError: ``timeout`` seconds went by; the message says what the card last showed.
        """

        def probe() -> LiveCard | None:
            newest = self.now
            return newest if predicate(newest) else None

        try:
            return await self.local.world.changes.until(probe, timeout)
        except TimeoutError:
            raise TimeoutError(f"after {timeout:g} s the card still shows:\n{self.now.outline()}") from None
