"""How the bot is: health lines for `/status` and `boss-bot doctor`, metrics, and the HTTP side that tells both."""

from boss_bot.monitoring.doctor import Doctor, report
from boss_bot.monitoring.logins import Login, login_lines
from boss_bot.monitoring.monitor import Monitor
from boss_bot.monitoring.overview import Overview

__all__ = ["Doctor", "Login", "Monitor", "Overview", "login_lines", "report"]
