"""How the bot is: health lines for `/status`; metrics and alerts come here too."""

from boss_bot.monitoring.logins import Login, login_lines
from boss_bot.monitoring.overview import Overview
from boss_bot.monitoring.status import seal_line

__all__ = ["Login", "Overview", "login_lines", "seal_line"]
