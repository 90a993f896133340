"""Members: what they may, what they have set, and the rules of their servers."""

from boss_bot.members.members import Members
from boss_bot.members.spam_guard import SpamGuard
from boss_bot.members.standing import Standing

__all__ = ["Members", "SpamGuard", "Standing"]
