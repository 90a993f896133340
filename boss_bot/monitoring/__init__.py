"""How the bot is: lines for `/status` and `boss-bot doctor`, metrics, the HTTP side that tells both, and alerts."""

from boss_bot.monitoring.alerts import Alerting
from boss_bot.monitoring.lines.doctor import Doctor
from boss_bot.monitoring.lines.logins import Login, login_lines
from boss_bot.monitoring.lines.overview import Overview
from boss_bot.monitoring.monitor import Monitor

__all__ = ["Alerting", "Doctor", "Login", "Monitor", "Overview", "login_lines"]
