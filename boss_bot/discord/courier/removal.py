"""Takes messages with a job's files back: posts by the bot's own token, a private card by that of a press on it."""

from collections import OrderedDict

import attrs
import hikari

from boss_bot.discord.courier.dispatch import Dispatch
from boss_bot.discord.refusals import log_refusal
from boss_bot.discord.views.removal_cards import gone_card
from boss_bot.domain.jobs.job import Job, JobId
from boss_bot.domain.jobs.parcels import Content, Parcel, Route
from boss_bot.domain.members.delivery import ReplyHandle

_REMEMBERED = 1000  # questions that nobody has answered yet


@attrs.define(eq=False, repr=False)
class Removal:
    """Removes what was sent, and knows on which cards their members were asked whether they mean it."""

    _dispatch: Dispatch
    _asked: OrderedDict[JobId, ReplyHandle] = attrs.field(factory=OrderedDict, init=False)

    def asked(self, job: JobId, reply: ReplyHandle) -> None:
        """Note that a member was asked, at a press on the card that this handle edits."""
        self._asked[job] = reply
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
            try:
                await self._dispatch.pen.rest.delete_message(channel, post.message or 0)
            except hikari.NotFoundError:
                continue  # somebody was quicker
            except hikari.HikariError as error:
                log_refusal(error, "a removal", job=job)
                left += 1
        return len(posts) - left, left

    async def clear_card(self, job: Job) -> bool:
        """Take the files from the card on which the member was asked; False when it can be edited no more."""
        reply = self._asked.pop(job.id, None)
        if reply is None or not reply.alive(self._dispatch.clock.now()):
            return False
        try:
            await self._dispatch.pen.empty(reply, gone_card(job))
        except hikari.HikariError as error:
            log_refusal(error, "a card", job=job.id)
            return False
        return True
