"""How the bot is: one line for each part that was looked at."""

from collections.abc import Sequence

from boss_bot.discord.escape import plain
from boss_bot.discord.views.parts import Accent, Card, card, small
from boss_bot.domain.status import State, StatusLine

_ACCENTS = {State.OK: Accent.GREEN, State.WARNING: Accent.YELLOW, State.FAILED: Accent.RED}
_TITLES = {
    State.OK: "OK – everything works",
    State.WARNING: "Warning – mostly working",
    State.FAILED: "Failed – needs the operator",
}
_MOST_LINES = 12  # at their longest they just fit into 4000 characters


def status_card(lines: Sequence[StatusLine], *, version: str) -> Card:
    """Draw every part's line; the title says the worst of them."""
    worst = max((line.state for line in lines), key=list(State).index, default=State.OK)
    foot = small(f"Boss-Bot {version}")
    return card(_ACCENTS[worst], _TITLES[worst], *(_text(line) for line in lines[:_MOST_LINES]), foot)


def _text(line: StatusLine) -> str:
    parts = (f"**{plain(line.name, 30)}**", line.state.value, plain(line.detail, 50), plain(line.hint, 60))
    return " – ".join(part for part in parts if part)
