"""Takes messages with a job's files back: what all see by the bot's own token, the rest by those of interactions."""

from collections import OrderedDict
from collections.abc import Awaitable

import attrs
import hikari

from boss_bot.discord.courier.dispatch import Dispatch
from boss_bot.discord.refusals import log_refusal
from boss_bot.discord.views.removal_cards import gone_card
from boss_bot.domain.jobs.job import Job, JobId
from boss_bot.domain.jobs.parcels import Content, Fate, Parcel, Route
from boss_bot.domain.members.delivery import ReplyHandle

_REMEMBERED = 1000  # questions that nobody has answered yet
_UNKNOWN_WEBHOOK = 10015  # Discord: the token has ended


@attrs.frozen
class _Asked:
    """Where a member was asked whether files are to be deleted."""

    reply: ReplyHandle
    message: int


@attrs.define(eq=False, repr=False)
class Removal:
    """Removes what was sent, and knows on which cards their members were asked whether they mean it."""

    _dispatch: Dispatch
    _asked: OrderedDict[JobId, _Asked] = attrs.field(factory=OrderedDict, init=False)

    def asked(self, job: JobId, reply: ReplyHandle, message: int) -> None:
        """Note that a member was asked, at a press on the message of this id, which the handle edits."""
        self._asked[job] = _Asked(reply, message)
        while len(self._asked) > _REMEMBERED:
            self._asked.popitem(last=False)

    async def posts(self, job: JobId, channel: int) -> list[Parcel]:
        """Return the messages with files of a job that everybody sees in a channel, oldest first."""
        parcels = await self._dispatch.journal.of(job)
        return [
            one
            for one in parcels
            if one.route is Route.CHANNEL and one.content is Content.FILES and one.message and one.channel == channel
        ]

    async def take_down(self, job: JobId, channel: int) -> tuple[int, int]:
        """Remove a job's posts from a channel; return how many are gone, and how many Discord did not let go."""
        posts = await self.posts(job, channel)
        left = 0
        for post in posts:
            left += not await self._gone(self._dispatch.pen.rest.delete_message(channel, post.message or 0), job)
        return len(posts) - left, left

    async def clear(self, job: Job) -> int | None:
        """Take the files from the message on which the member was asked, and the others that show some of them.

        Returns:
            How many messages besides stay with files on them, because Discord does not let the bot at them any more;
            None when the member was not asked, or that message itself can be edited no more.
        """
        asked = self._asked.pop(job.id, None)
        if asked is None or not await self._emptied(job, asked.reply):
            return None
        parcels = [one for one in await self._dispatch.journal.of(job.id) if _shows_files(one, job)]
        left = 0
        if asked.message in {one.message for one in parcels} and any(one.message is None for one in parcels):
            left += not await self._emptied(job, job.request.reply)
        for message in dict.fromkeys(one.message for one in parcels if one.message not in (None, asked.message)):
            left += not await self._deleted(job, message or 0)
        return left

    async def _emptied(self, job: Job, reply: ReplyHandle | None) -> bool:
        """Take the files from the message that a handle edits; False when it can be edited no more."""
        if reply is None or not reply.alive(self._dispatch.clock.now()):
            return False
        try:
            await self._dispatch.pen.empty(reply, gone_card(job))
        except hikari.HikariError as error:
            log_refusal(error, "a card", job=job.id)
            return False
        return True

    async def _deleted(self, job: Job, message: int) -> bool:
        """Delete a message with further files: what all see by the bot's own right, else by the token that made it."""
        pen, request = self._dispatch.pen, job.request
        if request.terms.open_card and await self._gone(pen.rest.delete_message(request.channel, message), job.id):
            return True
        maker = pen.maker(message)
        reply = maker or request.reply
        if reply is None or not reply.alive(self._dispatch.clock.now()):
            return False
        return await self._gone(pen.delete_follow_up(reply, message), job.id, known=maker is not None)

    async def _gone(self, deletion: Awaitable[None], job: JobId, *, known: bool = True) -> bool:
        """Wait for a deletion and say whether the message is gone; somebody may have been quicker.

        Args:
            deletion: The request.
            job: For the log.
            known: Whether the message is surely one that the request can reach: then "there is none" means gone.
        """
        try:
            await deletion
        except hikari.NotFoundError as error:
            return known and error.code != _UNKNOWN_WEBHOOK
        except hikari.HikariError as error:
            log_refusal(error, "a removal", job=job)
            return False
        return True


def _shows_files(parcel: Parcel, job: Job) -> bool:
    """Say whether a parcel is on the card or belongs to it: late files of a card that all see are posts below it."""
    near = parcel.route is Route.CHANNEL and parcel.channel == job.request.channel and job.request.terms.open_card
    return (parcel.route is Route.CARD or near) and parcel.content is Content.FILES and parcel.fate is Fate.SENT
