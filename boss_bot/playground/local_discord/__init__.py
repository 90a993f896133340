"""A Discord of one's own on 127.0.0.1: REST v10 and gateway v10, strict enough to test a bot against.

Start it with `LocalDiscord.start`, point a bot at ``rest_url`` and ``token``, and play members with
`boss_bot.playground.driver`.
"""

from boss_bot.playground.local_discord.clock import Clock
from boss_bot.playground.local_discord.server import LocalDiscord

__all__ = ["Clock", "LocalDiscord"]
