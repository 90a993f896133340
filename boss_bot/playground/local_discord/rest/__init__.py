"""The REST API, version 10: a table of routes and one door that every request goes through."""

from boss_bot.playground.local_discord.rest.door import API_PATH, add_routes

__all__ = ["API_PATH", "add_routes"]
