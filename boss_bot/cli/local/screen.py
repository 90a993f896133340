"""Draws cards in the terminal: live where there is a screen, one below the other where there is none."""

from types import TracebackType
from typing import Self

import attrs
from rich.console import Console
from rich.live import Live
from rich.panel import Panel
from rich.text import Text

from boss_bot.cli.local.markdown import drawn
from boss_bot.playground import Card

_STEP = 25
"""Without a screen a card is printed anew when its title changes or its percentage has grown by this much."""


@attrs.define(eq=False, repr=False)
class Screen:
    """One place on the terminal where the card of the present scene is drawn."""

    console: Console
    _live: Live | None = attrs.field(default=None, init=False)
    _printed: tuple[str, int] = attrs.field(default=("", 0), init=False)

    def __enter__(self) -> Self:
        """Begin a scene's card."""
        self._printed = ("", 0)
        if self.console.is_terminal:
            self._live = Live(console=self.console, auto_refresh=False)
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the card as it is."""
        if self._live:
            self._live.stop()
            self._live = None

    def says(self, who: str, what: str) -> None:
        """Write what a member does."""
        line = Text.assemble((who, "bold cyan"), " ", what)
        self.console.print(line)

    def draw(self, card: Card) -> None:
        """Draw a card as it is now."""
        if self._live:
            self._live.update(_panel(card), refresh=True)
        elif self._is_news(card):
            self.console.print(_panel(card))

    def _is_news(self, card: Card) -> bool:
        """Whether a reader without a screen should see this state of the card."""
        word, _, rest = card.title.partition(" – ")
        digits = "".join(filter(str.isdigit, rest))
        percent = int(digits) if digits and "%" in rest else 0
        before_word, before_percent = self._printed
        if word == before_word and percent < before_percent + _STEP:
            return False
        self._printed = (word, percent)
        return True


def _panel(card: Card) -> Panel:
    colour = f"#{card.accent:06x}" if card.accent is not None else "white"
    return Panel(drawn(card.outline()), title="Boss-Bot", title_align="left", border_style=colour, width=78)
