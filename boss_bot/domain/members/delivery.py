"""How a result reaches the member who asked for it."""

from datetime import datetime, timedelta
from enum import StrEnum

import attrs

TOKEN_LIFE = timedelta(minutes=15)
"""Discord: "Interaction tokens are valid for 15 minutes" (Receiving and Responding)."""

TOKEN_MARGIN = timedelta(seconds=20)
"""We stop using a token this long before its end: cards freeze in words at 14:40."""

TOKEN_NOTICE = timedelta(seconds=90)
"""A card says this long before the end of its token that the live view ends: at 13:30."""

UPLOAD_BYTES = 20 * 2**20
"""Bytes that a file may have where nobody pays (Discord raised it from 10 to 20 MiB in September 2026; a hint, for only
an answer 413 is the truth)."""

BOOSTED_UPLOADS = {2: 50 * 2**20, 3: 100 * 2**20}
"""Bytes that a file may have in servers of a premium tier."""


class Visibility(StrEnum):
    """Who sees the result of a job."""

    PRIVATE = "private"
    POST = "post"


class HandOver(StrEnum):
    """How a private result reaches a member whose card has ended.

    ``direct``: as a direct message. ``channel``: it waits in their inbox, and a message in the channel says so to them.
    ``inbox``: it waits there in silence.
    """

    DIRECT = "direct"
    CHANNEL = "channel"
    INBOX = "inbox"


@attrs.frozen
class ReplyHandle:
    """The right to edit one ephemeral answer: a credential with an end.

    Attributes:
        application: The bot's application id.
        token: The interaction's token. Secret: never logged, dropped when the job is over.
        expires_at: When Discord stops taking it (UTC).
        message: A Discord id that tells the answer apart from others, and is of about its time; 0 where it is not
            known.
    """

    application: int
    token: str = attrs.field(repr=False)
    expires_at: datetime
    message: int = 0

    def alive(self, now: datetime) -> bool:
        """Say whether the token may still be used at ``now``."""
        return now < self.expires_at - TOKEN_MARGIN
