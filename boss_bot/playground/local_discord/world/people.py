"""Users, and users as members of a guild."""

import attrs

from boss_bot.playground.local_discord.world.permissions import EVERYONE


@attrs.define(eq=False, kw_only=True)
class User:
    """An account. ``nitro_limit`` is the size in bytes that its subscription lets it upload, if it has one.

    ``dm_open`` says whether the bot may write to it: with False it is answered with 50007.
    """

    id: int
    name: str
    locale: str = "en-US"
    bot: bool = False
    dm_open: bool = True
    nitro_limit: int | None = None

    @property
    def username(self) -> str:
        """The account name: lower case, no spaces."""
        return self.name.lower().replace(" ", "_")


@attrs.define(eq=False, kw_only=True)
class Member:
    """A user in a guild."""

    user: User
    guild_id: int
    joined_at: float
    permissions: int = EVERYONE
    roles: tuple[int, ...] = ()

    @property
    def id(self) -> int:
        """The user's id."""
        return self.user.id

    @property
    def name(self) -> str:
        """The user's name."""
        return self.user.name
