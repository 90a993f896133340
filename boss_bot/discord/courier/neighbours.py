"""Live cards that know of one another: what changes in one job is seen on the panel that lists it."""

from collections.abc import Sequence

import attrs

from boss_bot.discord.courier.company import Company
from boss_bot.discord.courier.panel import Panel
from boss_bot.discord.courier.panels import Panels
from boss_bot.discord.courier.taste import face_of
from boss_bot.discord.views import Card, job_card
from boss_bot.discord.views.panel_card import moved_card, panel_card
from boss_bot.domain.jobs.job import JobId
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.members.delivery import ReplyHandle


@attrs.define(eq=False, repr=False)
class Neighbours:
    """Looks on their way to the cards that they change.

    Attributes:
        company: Which jobs are listed together.
        panels: The live cards.
    """

    company: Company
    panels: Panels

    def offer(self, look: Look) -> Panel:
        """Have a job's card drawn, and the panel that lists it; return the job's own."""
        panel = self.panels.open(look.job.id)
        before, old = self._standing(look), panel.newest
        panel.offer(look)
        self.company.note(panel.newest or look, panel.sheet.rights.token)
        self._stir(look, before, soon=old is None or face_of(old) != face_of(look))
        return panel

    def head_of(self, looks: Sequence[Look], channel: int) -> Look | None:
        """Return the job on whose message exactly these are listed together, all of one channel; None if none is."""
        jobs = {look.job.id for look in looks}
        if len(looks) < 2 or looks[0].job.request.channel != channel or self.company.beside(looks[0]) != jobs:
            return None
        panel = self.company.together(looks[0])
        return panel.at_head if panel else looks[0]

    def newest(self, job: JobId) -> Look | None:
        """Return the newest look at a job whose message is live; None when nobody may draw there any more."""
        panel = self.panels.get(job)
        return panel.newest if panel else None

    def card_for(self, look: Look, reply: ReplyHandle, page: int | None = None) -> Card:
        """Draw the answer to a press: the job's own card, the panel that lists it, or where that has gone.

        Args:
            look: The job whose message was pressed, or is about to be written.
            reply: The handle of that message.
            page: The page of the panel that was asked for, None for the one that is shown.
        """
        if page is not None:
            self.company.turn_to(look, page)
        panel = self.company.together(look, reply)
        if panel is None or look.job.state.over:
            return job_card(look)
        return panel_card(panel) if panel.head == look.job.id else moved_card(look)

    def answered(self, look: Look, card: Card, reply: ReplyHandle) -> None:
        """Note that a press has drawn a job's message, and go on drawing with the handle that the press brought."""
        if look.job.state.over and self.panels.get(look.job.id) is None:
            self.panels.end(look)
            return
        before = self._standing(look)
        panel = self.panels.open(look.job.id)
        panel.answered(look, card, reply)
        self.company.note(panel.newest or look, panel.sheet.rights.token)
        self._stir(look, before, soon=True)

    def _standing(self, look: Look) -> tuple[set[JobId], JobId | None]:
        """Return who stands where a job stands, and on whose message they are listed."""
        jobs = self.company.beside(look)
        panel = self.company.together(look) if look.job.id in jobs else None
        return jobs, panel.head if panel else None

    def _stir(self, look: Look, before: tuple[set[JobId], JobId | None], *, soon: bool) -> None:
        """Have the panel drawn anew that lists a job; and every message of its, once others stand together there."""
        after = self._standing(look)
        changed = after != before
        heads = after[0] | before[0] if changed else {after[1]}
        for job in heads - {None}:
            if job is not None and (panel := self.panels.get(job)):
                panel.nudge(soon=soon or changed)
