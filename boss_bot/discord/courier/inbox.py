"""The inbox: what waits for a member whom no message reached, until they open it."""

from collections.abc import Sequence

import attrs

from boss_bot.discord.courier.batches import Files, keyed
from boss_bot.discord.courier.card_way import CardWay
from boss_bot.discord.courier.delivery import Delivery
from boss_bot.discord.courier.dispatch import Dispatch
from boss_bot.discord.courier.load import Load
from boss_bot.discord.courier.token import Token
from boss_bot.domain.errors.undelivered import UnreachableMemberError
from boss_bot.domain.jobs.job import JobId
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.jobs.parcels import Content, Fate, Parcel, Route
from boss_bot.domain.members.delivery import ReplyHandle


@attrs.frozen(eq=False, repr=False)
class Inbox:
    """Every member's, one for each server."""

    _dispatch: Dispatch

    def may_hold(self, member: int, guild: int | None) -> bool:
        """Say whether something may wait, without asking the store."""
        return self._dispatch.boxes.may_hold((member, guild))

    async def waiting(self, member: int, guild: int | None) -> Sequence[JobId]:
        """Return the jobs of which something waits, oldest first."""
        if not self.may_hold(member, guild):
            return ()
        boxes, address = self._dispatch.boxes, (member, guild)
        mark = boxes.mark(address)
        found = await self._dispatch.journal.waiting(member, guild)
        if not found:
            boxes.empty(address, mark)
        return found

    async def open(self, look: Look, files: Files, reply: ReplyHandle) -> None:
        """Take a job's files out, into a fresh answer to their member.

        Raises:
            FileTooLargeError: Discord takes none of them; they stay.
            UploadRefusedError: Discord has trouble; they stay.
            UnreachableMemberError: The answer is gone already; they stay.
        """
        dispatch = self._dispatch
        parcels = await dispatch.journal.of(look.job.id)
        wanted = {key for parcel in parcels if _waits(parcel) for key in parcel.files}
        chosen = {key: entry for key, entry in keyed(files).items() if key in wanted}
        last = max((parcel.number for parcel in parcels), default=0)
        way = CardWay(dispatch.pen, dispatch.journal, Token(dispatch.clock, reply), look, after=last)
        delivery = Delivery(Load(dispatch, look, keyed(files)), [way])
        if await delivery.through(way, chosen):
            raise UnreachableMemberError
        delivery.check()
        await self.opened(look.job.id)

    async def opened(self, job: JobId) -> None:
        """Note that a member has seen what waited of a job."""
        for parcel in await self._dispatch.journal.of(job):
            if _waits(parcel):
                await self._dispatch.journal.settle(parcel.number, Fate.OPENED)

    async def resolve(self, job: JobId, *, there: bool) -> None:
        """Take a person's word on whether a post is there, which nobody else could tell."""
        for parcel in await self._dispatch.journal.of(job):
            if parcel.fate is Fate.OPEN and parcel.content is Content.FILES:
                await self._dispatch.journal.settle(parcel.number, Fate.SENT if there else Fate.REFUSED)


def _waits(parcel: Parcel) -> bool:
    return parcel.route is Route.INBOX and parcel.fate is Fate.SENT
