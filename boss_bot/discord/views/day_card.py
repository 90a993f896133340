"""What the managers of a server are told about its day."""

from boss_bot.discord.language import _
from boss_bot.discord.text.amounts import countdown, part_of_size
from boss_bot.discord.views.parts import Accent, Card, card, small
from boss_bot.domain.keeping.quotas import DayNews, Stage


def day_card(news: DayNews) -> Card:
    """Draw how far the day is used, what helps, and when there is room again."""
    reached = news.stage is Stage.REACHED
    return card(
        Accent.RED if reached else Accent.YELLOW,
        _("This server has reached its daily limit") if reached else _("This server is near its daily limit"),
        _("The downloads of the last 24 hours add up to {amount}.", amount=part_of_size(news.used, news.limit)),
        _("I take no new ones here until there is room.") if reached else "",
        _("Room comes back bit by bit, the first {when}.", when=countdown(news.frees_at)) if news.frees_at else "",
        _("Lower quality and audio alone need less. `/admin limits` sets what each member may use."),
        small(_("My operator can allow this server more. `/settings` says where I post this.")),
    )
