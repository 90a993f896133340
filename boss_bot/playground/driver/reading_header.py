"""What a message says about itself: whose it is, where it stands, and who can see it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import attrs

# Docs: resources/message, "Message Flags".
EPHEMERAL, LOADING, IS_COMPONENTS_V2 = 1 << 6, 1 << 7, 1 << 15
# Milliseconds since 1970 at which Discord's ids begin (docs: reference, "Snowflakes").
DISCORD_EPOCH = 1_420_070_400_000


@attrs.define(eq=False)
class Header:
    """The fields of one message beside its contents.

    Attributes:
        message: The message object that Discord would send to the viewer's client.
    """

    message: Mapping[str, Any] = attrs.field(repr=False)

    @property
    def id(self) -> int:
        """The message's id."""
        return int(self.message["id"])

    @property
    def channel_id(self) -> int:
        """The id of the channel it stands in."""
        return int(self.message["channel_id"])

    @property
    def author_id(self) -> int:
        """The id of who wrote it."""
        return int(self.message["author"]["id"])

    @property
    def flags(self) -> int:
        """Its flags (docs: resources/message, "Message Flags")."""
        return int(self.message.get("flags") or 0)

    @property
    def ephemeral(self) -> bool:
        """Whether only one member can see it."""
        return bool(self.flags & EPHEMERAL)

    @property
    def loading(self) -> bool:
        """Whether it says no more yet than that the bot is thinking."""
        return bool(self.flags & LOADING)

    @property
    def is_v2(self) -> bool:
        """Whether it is one of Components V2."""
        return bool(self.flags & IS_COMPONENTS_V2)

    @property
    def created_at(self) -> datetime:
        """When it was written, in UTC."""
        sent = self.message.get("timestamp")
        if sent:
            return datetime.fromisoformat(sent).astimezone(UTC)
        return datetime.fromtimestamp(((self.id >> 22) + DISCORD_EPOCH) / 1000, UTC)

    @property
    def mentions(self) -> tuple[int, ...]:
        """The ids of the users it pings."""
        return tuple(int(user["id"]) for user in self.message.get("mentions") or ())
