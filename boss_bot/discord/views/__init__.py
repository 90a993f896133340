"""What messages look like: pure functions from what is known to a tree of components."""

from boss_bot.discord.views.alert_card import alert_card
from boss_bot.discord.views.details_card import details_card
from boss_bot.discord.views.done_card import done_card
from boss_bot.discord.views.handing_cards import (
    handed_card,
    more_files_card,
    not_posted_card,
    opening_card,
    too_large_card,
    waiting_card,
)
from boss_bot.discord.views.job_card import checking_card, ending_card, job_card, paused_view_card
from boss_bot.discord.views.job_line import job_label, link_label
from boss_bot.discord.views.list_card import list_card
from boss_bot.discord.views.parts import Card
from boss_bot.discord.views.server_queue_card import server_queue_card
from boss_bot.discord.views.status_card import status_card

__all__ = [
    "Card",
    "alert_card",
    "checking_card",
    "details_card",
    "done_card",
    "ending_card",
    "handed_card",
    "job_card",
    "job_label",
    "link_label",
    "list_card",
    "more_files_card",
    "not_posted_card",
    "opening_card",
    "paused_view_card",
    "server_queue_card",
    "status_card",
    "too_large_card",
    "waiting_card",
]
