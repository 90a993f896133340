"""How the bot is: health lines for `/status` and `boss-bot doctor`, metrics, and the HTTP side that tells both."""

from boss_bot.monitoring.doctor import Doctor, report
from boss_bot.monitoring.monitor import Monitor
from boss_bot.monitoring.status import disk_line, engine_lines, queue_line

__all__ = ["Doctor", "Monitor", "disk_line", "engine_lines", "queue_line", "report"]
