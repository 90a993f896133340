"""A local Discord, a sample media site and members to play with: first contact, and the world of the tests."""

from boss_bot.playground.driver import Card, Driver, LiveCard, NoAnswer, NotPossible
from boss_bot.playground.local_discord import LocalDiscord
from boss_bot.playground.local_discord.world import Member, Message
from boss_bot.playground.sample_site import SampleSite

__all__ = ["Card", "Driver", "LiveCard", "LocalDiscord", "Member", "Message", "NoAnswer", "NotPossible", "SampleSite"]
