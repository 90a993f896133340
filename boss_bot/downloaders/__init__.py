"""The download engine: fetches what a link holds, each job in a process of its own.

``Engine`` implements the port ``domain.ports.Downloader``. The bot's process never loads yt-dlp or gallery-dl: a warm
zygote does, and forks a child for each job that reaches the network only through the egress proxy in here.
"""

from boss_bot.downloaders.cookies import CookieFile, cookie_report
from boss_bot.downloaders.egress import Resolver
from boss_bot.downloaders.engine import Engine
from boss_bot.downloaders.running import RunningDownload

__all__ = ["CookieFile", "Engine", "Resolver", "RunningDownload", "cookie_report"]
