"""The whole household of the disk: the files, the clean-up, and the room that there is."""

from pathlib import Path

import attrs

from boss_bot.domain.jobs.job_store import JobStore
from boss_bot.domain.keeping.headroom import Disk, SpaceLimits, StorageFacts
from boss_bot.domain.keeping.posts import Posts
from boss_bot.domain.keeping.quotas import ServerMessenger
from boss_bot.domain.keeping.report import StorageReport
from boss_bot.domain.keeping.retention import Periods
from boss_bot.domain.ports import Clock, Downloader
from boss_bot.library.cleanup import Rounds, kept_in_order
from boss_bot.library.file_library import FileLibrary
from boss_bot.library.headroom import Days, DayTelling, FolderDisk, MeteredDownloader, Space, Storeroom, Watch
from boss_bot.library.posts import NotingDownloader
from boss_bot.library.remembered import WholeMemory
from boss_bot.library.report import facts_of, report_of
from boss_bot.library.steady import SteadyClock


@attrs.frozen(eq=False, repr=False)
class Household:
    """What looks after files.

    Attributes:
        library: Keeps them.
        rounds: Clears up.
        headroom: Says whether there is room for more.
        watch: Looks at that again and again.
        posts: What posts say.
        jobs: Which jobs there are.
    """

    library: FileLibrary
    rounds: Rounds
    headroom: Storeroom
    watch: Watch
    posts: Posts
    jobs: JobStore

    @classmethod
    def of(
        cls,
        root: Path,
        clock: Clock,
        jobs: JobStore,
        memory: WholeMemory,
        *,
        periods: Periods,
        limits: SpaceLimits,
        disk: Disk | None = None,
        messenger: ServerMessenger | None = None,
    ) -> "Household":
        """Build it over a data directory; nothing runs until `start`.

        Args:
            root: The data directory.
            clock: The machine's clock.
            jobs: Which jobs there are.
            memory: What the store remembers for the library.
            periods: How long things are kept.
            limits: What is allowed on the disk.
            disk: The disk; None for that of the data directory.
            messenger: Brings news to the managers of servers; None to tell nobody.
        """
        steady = SteadyClock()
        library = FileLibrary(root, clock, memory.shelf, steady, periods)
        rounds = kept_in_order(library, jobs, memory, steady, root / "logs")
        days = Days(memory.usage, steady, clock, limits.server_day)
        headroom = Storeroom(days, Space(disk or FolderDisk(root), limits, rounds.cleaner))
        watch = Watch(headroom, DayTelling(days, memory.told, messenger) if messenger else None)
        return cls(library, rounds, headroom, watch, memory.posts, jobs)

    def around(self, downloader: Downloader) -> Downloader:
        """Put the meter around a downloader, and what notes down what posts say."""
        library = self.library
        noting = NotingDownloader(downloader, self.posts, self.jobs, library.clock, library.steady, library.periods)
        return MeteredDownloader(noting, self.headroom, self.jobs)

    async def forget(self, *, owner: int | None = None, guild: int | None = None) -> None:
        """Delete all that is kept of a member, of a server, or of a member in a server, but what counts of their day.

        Jobs that live have to be cancelled first.

        Raises:
            StoreUnavailableError: Not all was deleted; call it again.
        """
        await self.library.forget(owner=owner, guild=guild)
        await self.posts.forget(owner=owner, guild=guild)
        await self.headroom.days.usage.forget(owner=owner, guild=guild)

    async def start(self) -> None:
        """Clear up what the last process left, before any job runs, and begin to look after the disk."""
        await self.rounds.start()
        await self.watch.start()

    async def stop(self) -> None:
        """Look after it no more."""
        await self.watch.stop()
        await self.rounds.stop()

    async def facts(self) -> StorageFacts:
        """Return how the disk is."""
        return await facts_of(self.headroom, self.rounds.failures)

    async def report(self) -> StorageReport:
        """Look at the disk as a whole; nothing is changed."""
        return await report_of(self.headroom, self.rounds.cleaner, self.rounds.failures)
