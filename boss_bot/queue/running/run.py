"""One run of one job: download, check and store, hand over. Each step is saved, then shown."""

import asyncio
import secrets

import attrs
from loguru import logger

from boss_bot.domain.errors.faults import UnexpectedError
from boss_bot.domain.errors.refusals import BossBotError, StoreUnavailableError
from boss_bot.domain.jobs.job import Job, JobState
from boss_bot.queue.running.aftermath import end, settle
from boss_bot.queue.running.held import Held, Superseded
from boss_bot.queue.running.parts import Parts
from boss_bot.queue.running.runner import Runner
from boss_bot.queue.running.sharing import SharedFailure, brought


@attrs.define(eq=False, repr=False)
class Run:
    """Ends by itself, or by the cancellation of its task; either way its process is gone when it has ended."""

    held: Held
    parts: Parts

    @classmethod
    def of(cls, job: Job, runner: Runner) -> "Run":
        """Make a run of a job that was just claimed."""
        held = Held(job, runner)
        return cls(held, Parts(held))

    async def park(self) -> None:
        """Stop the bytes, or the work on the files: the store holds the job as paused."""
        await self.parts.park()

    async def take(self, job: Job) -> bool:
        """Go on with what is parked under a new claim; False when there is nothing to go on with."""
        return await self.parts.take(job)

    async def whole(self, after: asyncio.Task[None] | None = None) -> None:
        """Run the job to its end, or as far as it may go.

        Args:
            after: An earlier run of the same job that is still being taken down.
        """
        if after:
            await asyncio.wait([after])
        try:
            await self._steps()
        except Superseded:
            return
        except SharedFailure as shared:
            await end(self.held.runner, self.held.job, shared.error)
        except StoreUnavailableError:
            self.held.runner.queue.give_back(self.held.lease)
        except BossBotError as error:
            await settle(self.held.runner, self.held.job, error)
        except Exception as error:  # noqa: BLE001 - the one net of the house: nothing that a job does may end the bot
            reference = secrets.token_hex(4)
            log = logger.bind(job=self.held.job.id, reference=reference)
            log.opt(exception=error).error("unexpected error in a run")
            await settle(self.held.runner, self.held.job, UnexpectedError(reference=reference))

    async def _steps(self) -> None:
        held, runner = self.held, self.held.runner
        await runner.diary.started(held.job)
        await held.show()
        if held.job.files and runner.has_files(held.job):
            await held.move(JobState.UPLOADING)
        elif there := await brought(held):
            await held.move(JobState.UPLOADING, files=there)
        else:
            found = await self.parts.download()
            await runner.breaker.works(held.job.request.lane)
            await held.show()
            await self.parts.make(found)
        await held.show()
        paths = [(file, runner.library.open_path(file)) for file in held.job.files]
        await runner.courier.deliver(await runner.board.look(held.job), paths)
        await held.finish()
        await runner.clear(held.job)
        await runner.diary.completed(held.job, runner.clock.now())
