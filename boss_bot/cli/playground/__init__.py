"""``boss-bot playground``: the local Discord, the sample site, the real bot, and members played from the keyboard."""

from boss_bot.cli.playground.running import run_playground

__all__ = ["run_playground"]
