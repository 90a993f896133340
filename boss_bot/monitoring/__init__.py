"""How the bot is: health lines for `/status`; metrics and alerts come here too."""

from boss_bot.monitoring.records import lane_lines, store_line
from boss_bot.monitoring.status import disk_line, engine_lines, queue_line

__all__ = ["disk_line", "engine_lines", "lane_lines", "queue_line", "store_line"]
