"""The message that a card is drawn on: what may still be drawn there, and the drawing itself."""

import math

import attrs
import hikari

from boss_bot.discord.courier.company import Company
from boss_bot.discord.courier.pen import Pen
from boss_bot.discord.courier.refusal import is_gone, is_held_back
from boss_bot.discord.courier.rights import Rights
from boss_bot.discord.refusals import log_refusal
from boss_bot.discord.views import Card, ending_card, job_card, paused_view_card
from boss_bot.discord.views.panel_card import moved_card, panel_card, paused_panel_card
from boss_bot.domain.jobs.look import Look

_TRIES = 3  # of one edit; hikari has tried each of them four times by then


@attrs.define(eq=False, repr=False)
class Sheet:
    """One message and the rights to edit it.

    Attributes:
        rights: Those.
        seconds: How long Discord took for the last edit.
    """

    _pen: Pen
    rights: Rights
    _company: Company
    seconds: float = attrs.field(default=0.0, init=False)
    _failures: int = attrs.field(default=0, init=False)

    def card(self, look: Look) -> Card | None:
        """Return what to draw for a look; None when nothing can be drawn."""
        token = self.rights.token
        if not (self.rights.by_place or token.usable):
            return None
        if self.rights.by_place or look.job.state.over:
            return job_card(look)
        panel = self._company.together(look)
        if panel and panel.head != look.job.id:
            return moved_card(look)
        if ends := token.ending:
            return panel_card(panel, ends=ends) if panel else ending_card(look, ends)
        if token.fresh:
            return panel_card(panel) if panel else job_card(look)
        if token.frozen:
            return None
        return paused_panel_card(panel) if panel else paused_view_card(look)

    async def clear_up(self, look: Look) -> None:
        """Say on the message that a job has left for a newer one where it has gone; losing that costs nothing."""
        token = self.rights.token
        left, token.left = token.left, None
        if left and left.alive(token.clock.now()):
            try:
                await self._pen.edit(left, moved_card(look))
            except hikari.HikariError as error:
                log_refusal(error, "a card", job=look.job.id)

    async def write(self, card: Card, look: Look) -> bool:
        """Draw a card; False when nobody knows what the message shows now."""
        rights = self.rights
        token, by_place, fresh = rights.token, rights.by_place, rights.token.fresh
        try:
            self.seconds = await rights.write(self._pen, card)
        except hikari.HikariError as error:
            log_refusal(error, "a card", job=look.job.id)
            self.seconds = math.inf if is_held_back(error) else 0.0
            refused = isinstance(error, hikari.ClientHTTPResponseError)
            self._failures = 0 if refused else self._failures + 1
            if not by_place and is_gone(error):
                token.spend()
            return False
        self._failures = 0
        if not (by_place or fresh):
            token.freeze()
        return True

    @property
    def to_be_tried_again(self) -> bool:
        """Whether the last edit failed for a reason that may pass, and not too often yet."""
        return 0 < self._failures < _TRIES
