"""The operator's hand on a running bot: a private socket in the data directory, and what may be asked through it."""

from boss_bot.control.asking import NotRunningError, RefusedError, ask
from boss_bot.control.desk import Desk
from boss_bot.control.server import Acts, Control

__all__ = ["Acts", "Control", "Desk", "NotRunningError", "RefusedError", "ask"]
