"""Members who may start nothing on a server, and until when."""

from datetime import datetime

import attrs

MOST_DAYS = 365
"""The longest block that ends by itself."""


@attrs.frozen
class Block:
    """One member's block on one server.

    Attributes:
        member: Discord user id.
        until: When it ends (UTC), None when only a manager ends it.
    """

    member: int
    until: datetime | None = None
