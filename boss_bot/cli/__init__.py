"""The command line: run, demo, playground, download."""

from boss_bot.cli.program import main

__all__ = ["main"]
