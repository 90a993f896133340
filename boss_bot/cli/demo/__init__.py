"""``boss-bot demo``: a scripted member uses the real bot, and every card is drawn as they see it."""

from boss_bot.cli.demo.show import run_demo

__all__ = ["run_demo"]
