"""Puts a courier together."""

from datetime import timedelta

import hikari

from boss_bot.discord.courier.company import Company
from boss_bot.discord.courier.counter import Counter
from boss_bot.discord.courier.courier import Courier
from boss_bot.discord.courier.dispatch import NONCE_WINDOW, Dispatch
from boss_bot.discord.courier.inbox import Inbox
from boss_bot.discord.courier.neighbours import Neighbours
from boss_bot.discord.courier.pace import Pace
from boss_bot.discord.courier.panel import Panel
from boss_bot.discord.courier.panels import Panels
from boss_bot.discord.courier.pen import Pen
from boss_bot.discord.courier.removal import Removal
from boss_bot.discord.courier.rights import Rights
from boss_bot.discord.courier.sharing import Sharing
from boss_bot.discord.courier.sheet import Sheet
from boss_bot.discord.courier.tidings import Tidings
from boss_bot.discord.courier.token import Token
from boss_bot.domain.jobs.parcels import Journal
from boss_bot.domain.ports import Clock


def engage(
    rest: hikari.api.RESTClient, clock: Clock, journal: Journal, *, interval: float, window: timedelta = NONCE_WINDOW
) -> Courier:
    """Build a courier.

    Args:
        rest: Where it writes.
        clock: The time.
        journal: Where deliveries are written down.
        interval: Seconds between two edits of a card in which only the progress changed.
        window: How long after a post the same nonce surely makes no second one.
    """
    dispatch = Dispatch(Pen(rest), journal, clock, window)
    tidings = Tidings(dispatch)
    company = Company()
    panels = Panels(lambda: Panel(Sheet(dispatch.pen, Rights(Token(clock)), company), Pace(interval)), tidings.ended)
    cards = Neighbours(company, panels)
    return Courier(Inbox(dispatch), Sharing(dispatch), Removal(dispatch), cards, dispatch, Counter(dispatch), tidings)
