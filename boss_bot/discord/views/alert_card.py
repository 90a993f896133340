"""An alert for the operator: what is wrong, and what to do."""

from boss_bot.discord.text.escape import plain
from boss_bot.discord.views.parts import Accent, Card, card, small
from boss_bot.domain.operating.alerts import Alert


def alert_card(alert: Alert) -> Card:
    """Draw an alert."""
    return card(Accent.YELLOW, plain(alert.title), plain(alert.fix, 500), small(f"Boss-Bot – {plain(alert.kind, 30)}"))
