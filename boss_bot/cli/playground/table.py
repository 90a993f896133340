"""The table of the playground: who plays, what was said, and the cards that lie on it."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import attrs
from rich.console import Console

from boss_bot.cli.local.screen import Screen
from boss_bot.cli.local.world import LocalWorld
from boss_bot.playground import LiveCard, Member, Message

PATIENCE_S = 900.0
"""Seconds for which a card is watched; it can be looked at again after that."""


@attrs.define(eq=False)
class Table:
    """What the one at the keyboard sees.

    Attributes:
        world: The small world.
        console: Where it is drawn.
        member: Who is played at the moment.
        card: The card that was dealt last.
        said: The message that was posted last.
    """

    world: LocalWorld
    console: Console
    member: Member
    card: LiveCard | None = None
    said: Message | None = None
    _watching: set[asyncio.Task[None]] = attrs.field(factory=set, init=False)

    def deal(self, card: LiveCard) -> None:
        """Lay a card on the table, and draw it whenever it shows something new."""
        known, self.card = self.card, card
        if card.is_modal or (known and card.stored is known.stored):
            self.look()  # a form does not change, and a card that was there is watched already
        else:
            self._go(self._watch(card))

    def look(self) -> None:
        """Draw the last card as it is now."""
        if self.card:
            Screen(self.console).draw(self.card.now)

    def clear(self) -> None:
        """Watch no more."""
        for task in self._watching:
            task.cancel()

    async def _watch(self, card: LiveCard) -> None:
        screen = Screen(self.console)

        def seen(now: LiveCard) -> bool:
            if not now.gone:
                screen.draw(now)
            return now.gone

        try:
            await card.until(seen, timeout=PATIENCE_S)
        except TimeoutError:
            return

    def _go(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._watching.add(task)
        task.add_done_callback(self._watching.discard)
