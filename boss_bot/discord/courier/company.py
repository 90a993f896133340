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


@attrs.define(eq=False, repr=False)
class Company:
    """Which living jobs stand together, and on whose message they are listed."""

    _places: dict[Place, dict[JobId, _Seat]] = attrs.field(factory=dict, init=False)

    def note(self, look: Look, token: Token) -> None:
        """Take the newest look at a job, and the right to edit its message."""
        place, job = _place(look), look.job.id
        seats = self._places.setdefault(place, {})
        if not _own_card(look):
            seats[job] = _Seat(look, token, seats[job].page if job in seats else 0)
        else:
            seats.pop(job, None)
        if not seats:
            del self._places[place]

    def beside(self, look: Look) -> set[JobId]:
        """Return the jobs that stand where this one stands, or stood."""
        return set(self._places.get(_place(look), ()))

    def together(self, look: Look, reply: ReplyHandle | None = None) -> Together | None:
        """Return the panel that lists a job; None for one that is drawn alone.

        Args:
            look: The job.
            reply: The handle that a press has just brought for its message, None to go by what is known.
        """
        own, seats = look.job.id, self._places.get(_place(look), {})
        able = [job for job, seat in seats.items() if seat.token.usable or (reply and job == own)]
        if own not in seats or len(seats) < 2 or not able:
            return None
        head = max(able, key=lambda job: _order(seats[job].token, reply if job == own else None))
        return Together([seat.look for seat in seats.values()], head, seats[head].page)

    def lent(self, look: Look) -> Token | None:
        """Return the token of the lowest live message where a job stood, None where there is none."""
        fresh = [seat.token for seat in self._places.get(_place(look), {}).values() if seat.token.fresh]
        return max(fresh, key=lambda token: _order(token, None), default=None)

    def turn_to(self, head: Look, page: int) -> None:
        """Show another page of a panel from now on."""
        if seat := self._places.get(_place(head), {}).get(head.job.id):
            seat.page = page


def _order(token: Token, reply: ReplyHandle | None) -> tuple[bool, int, float]:
    """Sort messages that can be edited for a while yet before those at their end, the lowest one last."""
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
