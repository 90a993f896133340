"""What members may see of their own downloads."""

from pathlib import Path

import attrs

from boss_bot.domain.content.media import StoredFile
from boss_bot.domain.errors.refusals import NotKeptError, UnknownJobError
from boss_bot.domain.jobs.job import LIVING, RUNNING, Job, JobId, JobState
from boss_bot.domain.jobs.job_store import JobStore
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.members.actor import Actor
from boss_bot.domain.members.levels import Level
from boss_bot.domain.members.preferences import Preferences
from boss_bot.domain.ports import Library
from boss_bot.members import Members
from boss_bot.queue.looks.board import Board
from boss_bot.queue.use_cases.rights import job_for


@attrs.define(eq=False, repr=False)
class Reads:
    """The use cases that change nothing."""

    store: JobStore
    board: Board
    library: Library
    members: Members

    async def preferences(self, by: Actor) -> Preferences:
        """Return what a member has set for themselves."""
        return await self.members.store.preferences(by.user)

    async def mine(self, by: Actor, states: frozenset[JobState] = LIVING) -> list[Look]:
        """Look at a member's jobs of this server in some states, by default those that are not over, newest first."""
        line = await self.board.line()
        return [await self.board.look(job, line) for job in await self.store.of_member(by.user, by.guild, states)]

    async def managed(self, by: Actor, states: frozenset[JobState]) -> list[Look]:
        """Look at others' jobs of the server that the actor manages, newest first; at none, where they manage none.

        Args:
            by: Who looks; what to hide from them is for the view.
            states: Those in which the jobs are: not over, or failed.
        """
        if by.guild is None or (await self.members.standing(by)).level < Level.MANAGER:
            return []
        line = await self.board.line()
        return [await self.board.look(job, line) for job in await self.store.of_others(by.user, by.guild, states)]

    async def of_server(self, by: Actor) -> list[Look]:
        """Look at everybody's jobs of the actor's server that are not over; what to hide is for the view."""
        line = await self.board.line()
        found = [job for job in await self.store.in_states(LIVING) if job.request.guild == by.guild]
        if by.guild is None:
            found = [job for job in found if job.request.owner == by.user]
        return [await self.board.look(job, line) for job in found]

    async def of_all(self, by: Actor) -> list[Look]:
        """Look at everybody's jobs everywhere that are not over, for the owner of the bot.

        Raises:
            LevelNeededError: It is somebody else.
        """
        await self.members.owned(by)
        line = await self.board.line()
        return [await self.board.look(job, line) for job in await self.store.in_states(LIVING)]

    async def earlier(self, by: Actor, *, limit: int = 25) -> list[Job]:
        """Return the member's jobs of this server, over or not, newest first."""
        return list(await self.store.of_member(by.user, by.guild, frozenset(JobState), limit=limit))

    async def link_of(self, job_id: JobId, by: Actor) -> str:
        """Return the address that a job of the member's was started with.

        Raises:
            BossBotError: It is not theirs, or there is none.
        """
        return (await job_for(self.store, job_id, by, over=True)).request.link.url

    async def posted(self, job_id: JobId, by: Actor) -> Look:
        """Look at a job of this server whose result everybody sees there, as the caller has made sure.

        Raises:
            UnknownJobError: No such job in this server.
        """
        job = await self.store.get(job_id)
        if job is None or job.request.guild != by.guild:
            raise UnknownJobError
        return await self.board.look(job)

    async def look(self, job_id: JobId, by: Actor) -> Look:
        """Look at one job of a member's, whether it is over or not.

        Raises:
            UnknownJobError: No such job in this server.
            NotYourJobError: Somebody else started it.
        """
        return await self.board.look(await job_for(self.store, job_id, by, over=True))

    async def resting(self) -> list[Look]:
        """Look at everybody's jobs that do not run and whose card can still be edited: a start takes them up again."""
        now, line = self.board.clock.now(), await self.board.line()
        found = await self.store.in_states(LIVING - RUNNING)
        return [await self.board.look(job, line) for job in found if job.request.reply and job.request.reply.alive(now)]

    async def files(self, job: Job) -> list[tuple[StoredFile, Path]]:
        """Return the files of a job and where they are.

        Raises:
            NotKeptError: They are not there any more.
        """
        found = [(file, self.library.open_path(file)) for file in job.files]
        if not found or not all(path.exists() for _, path in found):
            raise NotKeptError
        return found
