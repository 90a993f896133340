"""A library over a real store, with a steady time that the test moves."""

import json
from typing import Any

import attrs
import pytest

from boss_bot.domain.content.media import CheckedFile, MediaKind, StoredFile
from boss_bot.domain.jobs.job import Job, JobId, JobState, new_job_id
from boss_bot.domain.keeping.retention import Periods
from boss_bot.library import FileLibrary, SteadyClock, kept_in_order
from boss_bot.store import open_store

PREMIUM = 77

_ADD = """
INSERT INTO jobs (id, key, url, host, port, site, owner, guild, channel, size_limit, created_at, state, files, error,
                  fetch)
SELECT value ->> 'id', value ->> 'id', 'https://x.com/ann/status/1', 'x.com', 443, 'twitter', value ->> 'owner',
       value ->> 'guild', 1, 1000, 0, value ->> 'state', value ->> 'files', value ->> 'error', value ->> 'id'
  FROM json_each(:jobs)
"""


@attrs.define
class House:
    """A library, its store and its scans."""

    library: FileLibrary
    store: Any
    steady: SteadyClock
    rounds: Any

    @property
    def cleaner(self):
        return self.rounds.cleaner

    @property
    def root(self):
        return self.library.root

    def advance(self, seconds):
        self.steady.ahead += seconds

    async def have(self, *jobs):
        """Put jobs into the store in any state, many at once."""
        rows = [
            {"id": job.id, "owner": job.request.owner, "guild": job.request.guild, "state": int(job.state),
             "error": json.dumps({"name": job.error.name, "facts": {}}) if job.error else None,
             "files": json.dumps([attrs.asdict(file) | {"path": str(file.path)} for file in job.files])}
            for job in jobs
        ]  # fmt: skip
        await self.store._connections.write(_ADD, {"jobs": json.dumps(rows)})

    async def known(self):
        """Return the ids of all jobs, and of those that have steps in the log of moves."""
        jobs = await self.store._connections.read("SELECT id FROM jobs")
        moves = await self.store._connections.read("SELECT DISTINCT job FROM job_moves")
        return {row["id"] for row in jobs}, {row["job"] for row in moves}

    async def become(self, job, state):
        await self.store._connections.write("DROP TRIGGER IF EXISTS jobs_move", {})
        await self.store._connections.write(
            "UPDATE jobs SET state = :s WHERE id = :id", {"s": int(state), "id": job.id}
        )

    def fetched(self, job, *contents):
        """Lay files into a job's workspace, as a download and the check leave them."""
        folder = self.library.workspace(job.id) / "content"
        folder.mkdir(exist_ok=True)
        for number, content in enumerate(contents):
            (folder / f"{number}.bin").write_bytes(content)
        return [
            CheckedFile(folder / f"{number}.bin", "image/png", MediaKind.IMAGE, ".png", len(content))
            for number, content in enumerate(contents)
        ]

    async def stored(self, job, *contents):
        """Keep files of a job; return the job as it is then."""
        return attrs.evolve(job, files=await self.library.keep(job, self.fetched(job, *(contents or (b"picture",)))))

    def folders(self):
        return {path.name for path in (self.root / "downloads").glob("*/*/*")}

    def workspaces(self):
        return {path.name for path in (self.root / "temp").glob("*")}

    async def rows(self):
        return {job for job, _ in await self.store.library.shelf.paths(after="", limit=10_000)}


@pytest.fixture
async def house(tmp_path, clock):
    store = await open_store(tmp_path / "db.sqlite3")
    steady = SteadyClock()
    library = FileLibrary(tmp_path, clock, store.library.shelf, steady, Periods(premium_guilds=frozenset({PREMIUM})))
    rounds = kept_in_order(library, store, store.library, steady, tmp_path / "logs")
    yield House(library, store, steady, rounds)
    await rounds.stop()
    await store.close()


@pytest.fixture
def new_job(new_request, clock):
    """Make a job in any state."""

    def make(state=JobState.COMPLETED, error=None, **request) -> Job:
        return Job(new_job_id(), new_request(**request), state, clock.now(), error=error)

    return make


@pytest.fixture
def plain_stored():
    """A stored file that names a folder, without any bytes behind it."""

    def make(home, job: JobId) -> StoredFile:
        return StoredFile(home / "content" / "001.png", "x.png", "image/png", MediaKind.IMAGE, 7, f"{job}")

    return make
