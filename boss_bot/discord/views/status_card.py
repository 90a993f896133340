"""How the bot is: one line for each part that was looked at."""

from collections.abc import Sequence

from boss_bot.discord.language import N_, _
from boss_bot.discord.text.escape import plain
from boss_bot.discord.views.parts import Accent, Card, card, small
from boss_bot.domain.operating.status import State, StatusLine

_ACCENTS = {State.OK: Accent.GREEN, State.WARNING: Accent.YELLOW, State.FAILED: Accent.RED}
_TITLES = {
    State.OK: N_("OK – everything works"),
    State.WARNING: N_("Warning – mostly working"),
    State.FAILED: N_("Failed – needs the operator"),
}
_STATES = {State.OK: N_("OK"), State.WARNING: N_("Warning"), State.FAILED: N_("Failed")}
_MOST_LINES = 12  # at their longest they just fit into 4000 characters


def status_card(lines: Sequence[StatusLine], *, version: str) -> Card:
    """Draw every part's line; the title says the worst of them."""
    worst = max((line.state for line in lines), key=list(State).index, default=State.OK)
    foot = small(f"Boss-Bot {version}")
    return card(_ACCENTS[worst], _(_TITLES[worst]), *(_text(line) for line in lines[:_MOST_LINES]), foot)


def _text(line: StatusLine) -> str:
    parts = (f"**{plain(line.name, 30)}**", _(_STATES[line.state]), plain(line.detail, 50), plain(line.hint, 60))
    return " – ".join(part for part in parts if part)
