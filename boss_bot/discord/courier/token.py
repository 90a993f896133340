"""The right to edit one card: it lives for fifteen minutes, and every press of a button brings a fresh one."""

from datetime import datetime

import attrs

from boss_bot.domain.members.delivery import TOKEN_MARGIN, TOKEN_NOTICE, ReplyHandle
from boss_bot.domain.ports import Clock

_SHORTEST_WAIT = 0.05  # seconds: a timer that is a little early must not spin


@attrs.define
class Token:
    """The freshest handle of one card, and what has become of it.

    Attributes:
        clock: The time.
        reply: The handle.
        left: The handle of the message that the card was on before, until somebody has said there where it has gone.
    """

    clock: Clock
    reply: ReplyHandle | None = None
    left: ReplyHandle | None = attrs.field(default=None, init=False)
    _spent: str = attrs.field(default="", init=False, repr=False)
    _frozen: str = attrs.field(default="", init=False, repr=False)

    def renew(self, reply: ReplyHandle | None) -> None:
        """Take a handle if it ends later than the one that is known."""
        if reply and (self.reply is None or reply.expires_at > self.reply.expires_at):
            if self.reply and self.reply.message and reply.message not in (0, self.reply.message):
                self.left = self.reply
            self.reply = reply

    def spend(self) -> None:
        """Note that Discord does not take the handle any more."""
        self._spent = self.reply.token if self.reply else ""

    def freeze(self) -> None:
        """Note that the card has said its last words by this handle."""
        self._frozen = self.reply.token if self.reply else ""

    @property
    def fresh(self) -> bool:
        """Whether the card can be edited, with time to spare."""
        return self.usable and self.reply is not None and self.reply.alive(self.clock.now())

    @property
    def usable(self) -> bool:
        """Whether Discord should still take the handle."""
        return self.reply is not None and self.reply.token != self._spent and self.clock.now() < self.reply.expires_at

    @property
    def frozen(self) -> bool:
        """Whether the card has said its last words."""
        return self.reply is not None and self.reply.token == self._frozen

    @property
    def ending(self) -> datetime | None:
        """When the live view ends, once that is near enough to be said; None before, and after."""
        if self.reply is None or not self.fresh or self.clock.now() < self.reply.expires_at - TOKEN_NOTICE:
            return None
        return self.reply.expires_at - TOKEN_MARGIN

    @property
    def seconds_to_change(self) -> float | None:
        """Seconds until the card has to speak of its end, or to say its last words; None when neither comes."""
        if self.reply is None or not self.fresh:
            return None
        change = self.reply.expires_at - (TOKEN_MARGIN if self.ending else TOKEN_NOTICE)
        return max(_SHORTEST_WAIT, (change - self.clock.now()).total_seconds())
