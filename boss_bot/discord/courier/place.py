"""The message that all see as a job's card: the bot may edit it by its own right, which has no end."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import attrs
import hikari

from boss_bot.discord.courier.refusal import is_deleted, refusal_of
from boss_bot.domain.jobs.job import Request
from boss_bot.domain.jobs.look import Look

OLD = timedelta(hours=1)
"""Discord counts edits of older messages in channels more strictly (error 30046), and nobody looks so far up."""


@attrs.define
class Place:
    """What is known of one such message.

    An answer that all see is an ordinary message of the bot in its channel: where the bot is a member of the server
    and sees the channel, it edits it as any other (edit message; discord-api-docs #3090). Where it may not, Discord
    says so at the first try.

    Attributes:
        channel, message: Discord ids; 0 where all see no such message, or its id could not be learnt.
        proven: Whether Discord has taken an edit of it since it was last in doubt.
        removed: Whether somebody has deleted it: then nothing of the job is for this channel any more.
    """

    channel: int = 0
    message: int = 0
    proven: bool = False
    removed: bool = False
    _shut: bool = attrs.field(default=False, init=False)

    def learn(self, request: Request) -> None:
        """Take over where the card of a job is."""
        if request.card_message:
            self.channel, self.message = request.channel, request.card_message

    @property
    def open(self) -> bool:
        """Whether an edit is worth a try."""
        return bool(self.message) and not self._shut and not self.removed

    def reopen(self) -> None:
        """Let it be found out anew: what was refused may be allowed by now, and what was allowed may not."""
        self._shut = self.proven = False

    @contextmanager
    def heeding(self, *, by_token: bool = False) -> Iterator[None]:
        """Note what an edit of the message tells about it, by the bot's own right or by a token; errors pass on."""
        try:
            yield
        except hikari.HikariError as error:
            self.removed = self.removed or (bool(self.message) and is_deleted(error))
            if not by_token and refusal_of(error, by_token=False).shuts:
                self._shut, self.proven = True, False
            raise
        self.proven = self.proven or not by_token


def age_of(look: Look) -> timedelta:
    """Return how old the message is that a job's card is on; a job that was started again is in an older one."""
    message = look.job.request.card_message
    return look.at - (hikari.Snowflake(message).created_at if message else look.job.created_at)
