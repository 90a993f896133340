"""What a server's managers set for it."""

from collections.abc import Mapping
from enum import StrEnum

import attrs

from boss_bot.domain.members.delivery import HandOver
from boss_bot.domain.members.levels import Level


class Adult(StrEnum):
    """Where media that is marked 18+ may be shown: in age-restricted channels, or nowhere."""

    CHANNELS = "channels"
    OFF = "off"


@attrs.frozen
class ServerRules:
    """The rules of one server; in direct messages these defaults hold.

    Attributes:
        manager_role: Discord id of the role whose members may manage the bot, None when there is none.
        premium_role: Discord id of the role that makes a premium member, None when there is none.
        sites_off: Names of the sites that may not be used here.
        limits: The server's own limits by level, by the names of `Allowance`'s attributes.
        post_channel: Discord id of the channel for results that all are to see, None for the one where they were
            asked for. Media that is marked 18+ stays where it was asked for.
        hand_over: How private results reach members whose card has ended.
        language: The language of what all see, as Discord names its locales; empty for the server's own.
        adult: Where media that is marked 18+ may be shown.
        news: Whether announcements of the bot's owner are posted in its `post_channel`.
        manager_channel: Discord id of the channel for what managers should know, None for none.
    """

    manager_role: int | None = None
    premium_role: int | None = None
    sites_off: frozenset[str] = frozenset()
    limits: Mapping[Level, Mapping[str, int | None]] = attrs.field(factory=dict)
    post_channel: int | None = None
    hand_over: HandOver = attrs.field(default=HandOver.DIRECT, converter=HandOver)
    language: str = ""
    adult: Adult = attrs.field(default=Adult.CHANNELS, converter=Adult)
    news: bool = True
    manager_channel: int | None = None

    def level_of(self, roles: frozenset[int]) -> Level:
        """Return the level that roles give on this server."""
        if self.manager_role in roles:
            return Level.MANAGER
        return Level.PREMIUM if self.premium_role in roles else Level.NORMAL

    def with_limit(self, level: Level, name: str, value: int | None) -> "ServerRules":
        """Return these rules with one limit of a level set anew."""
        of_level = {**self.limits.get(level, {}), name: value}
        return attrs.evolve(self, limits={**self.limits, level: of_level})

    def without_limits(self, level: Level) -> "ServerRules":
        """Return these rules with a level's limits as the operator gives them."""
        return attrs.evolve(self, limits={kept: limits for kept, limits in self.limits.items() if kept is not level})
