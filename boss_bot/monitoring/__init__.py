"""How the bot is: lines for `/status` and `boss-bot doctor`, metrics, the HTTP side that tells both, and alerts."""

from boss_bot.monitoring.alerts import Alerting
from boss_bot.monitoring.doctor import Doctor
from boss_bot.monitoring.logins import Login, login_lines
from boss_bot.monitoring.monitor import Monitor
from boss_bot.monitoring.overview import Overview

__all__ = ["Alerting", "Doctor", "Login", "Monitor", "Overview", "login_lines"]
