"""The jobs of one member in one channel share one panel: the lowest of their messages lists them all.

Each job keeps a message of its own, for its files and its end. While several are alive, the lowest message that can be
edited is the panel, and the others point to it; a job that is left alone gets its own card back.
"""

import attrs

from boss_bot.discord.courier.token import Token
from boss_bot.discord.views.panel_card import Together
from boss_bot.domain.jobs.job import JobId, JobState
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.members.delivery import ReplyHandle

Place = tuple[int, int | None, int]
"""Owner, server and channel."""


@attrs.define
class _Seat:
    look: Look
    token: Token
    page: int = 0


@attrs.define(eq=False)
class Company:
    """Which living jobs stand together, and on whose message they are listed."""

    _seats: dict[JobId, _Seat] = attrs.field(factory=dict, init=False)

    def note(self, look: Look, token: Token) -> None:
        """Take the newest look at a job, and the right to edit its message."""
        job = look.job.id
        if _own_card(look):
            self._seats.pop(job, None)
        elif job in self._seats:
            self._seats[job].look, self._seats[job].token = look, token
        else:
            self._seats[job] = _Seat(look, token)

    def leave(self, job: JobId) -> None:
        """Let a job go that is drawn no more."""
        self._seats.pop(job, None)

    def beside(self, look: Look) -> set[JobId]:
        """Return the jobs that stand where this one stands, or stood."""
        return {job for job, seat in self._seats.items() if _place(seat.look) == _place(look)}

    def together(self, look: Look, reply: ReplyHandle | None = None) -> Together | None:
        """Return the panel that lists a job; None for one that is drawn alone.

        Args:
            look: The job.
            reply: The handle that a press has just brought for its message, None to go by what is known.
        """
        if look.job.id not in self._seats:
            return None
        jobs = self.beside(look)
        able = [job for job in jobs if self._seats[job].token.usable or (reply and job == look.job.id)]
        if len(jobs) < 2 or not able:
            return None
        head = max(able, key=lambda job: self._order(job, reply if job == look.job.id else None))
        return Together([self._seats[job].look for job in jobs], head, self._seats[head].page)

    def turn_to(self, head: JobId, page: int) -> None:
        """Show another page of a panel from now on."""
        if head in self._seats:
            self._seats[head].page = page

    def _order(self, job: JobId, reply: ReplyHandle | None) -> tuple[bool, int, float]:
        """Sort messages that can be edited for a while yet before those at their end, the lowest one last."""
        token = self._seats[job].token
        handle = reply or token.reply
        if handle is None:
            return False, 0, 0.0
        return reply is not None or token.fresh, handle.message, handle.expires_at.timestamp()


def _own_card(look: Look) -> bool:
    """Say whether a job has to be seen by itself: it is over, its files are on their way, it asks, or all see it."""
    question = look.job.question
    asks = question is not None and question.open and look.job.state is JobState.RETRY_WAIT
    return look.job.state.over or look.job.state is JobState.UPLOADING or asks or look.job.request.terms.open_card


def _place(look: Look) -> Place:
    request = look.job.request
    return request.owner, request.guild, request.channel
