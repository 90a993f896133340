"""What a run knows of its job: the row as it was last seen, and what the site says of the post."""

from typing import Any

import attrs
from loguru import logger

from boss_bot.domain.content.media import Metadata
from boss_bot.domain.content.offers import Offer
from boss_bot.domain.content.options import with_item
from boss_bot.domain.content.question import Question
from boss_bot.domain.errors.refusals import StoreUnavailableError
from boss_bot.domain.jobs.job import Job
from boss_bot.queue.running.runner import Runner


@attrs.define(eq=False, repr=False)
class Known:
    """A job, and what works with it."""

    job: Job
    runner: Runner

    async def learn(self, metadata: Metadata, offers: tuple[Offer, ...]) -> None:
        """Keep what the site says of the post; losing it is no reason to end a download."""
        said: dict[str, Any] = {"metadata": metadata}
        if offers and self.job.question is None:
            said["question"] = Question(offers, metadata.duration)
        try:
            await self.runner.store.note(self.job.id, epoch=self.job.epoch, **said)
        except StoreUnavailableError:
            logger.bind(job=self.job.id).warning("the description of a post was not stored")
        self.job = attrs.evolve(self.job, **said)

    async def lack(self, item: int) -> None:
        """Keep that an item of the post did not come, for whoever wants it tried again."""
        known = self.job.metadata
        if known and (missing := with_item(known.missing, item)) != known.missing:
            await self.learn(attrs.evolve(known, missing=missing), ())

    async def took_over(self, before: Job) -> None:
        """Go on with what is known of another job, in whose place this one has come."""
        if before.id != self.job.id:
            self.runner.board.pass_on(before.id, self.job.id)
        if before.metadata and not self.job.metadata:
            await self.learn(before.metadata, before.question.offers if before.question else ())
