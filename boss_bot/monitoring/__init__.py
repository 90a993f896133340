"""How the bot is: health lines for `/status`; metrics and alerts come here too."""

from boss_bot.monitoring.logins import Login, login_lines
from boss_bot.monitoring.status import disk_line, engine_lines, queue_line, seal_line

__all__ = ["Login", "disk_line", "engine_lines", "login_lines", "queue_line", "seal_line"]
