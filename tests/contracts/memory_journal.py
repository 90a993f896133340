"""The journal of deliveries in plain Python: what the promises mean, without a database."""

import attrs

from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.parcels import Content, Fate, Parcel, Route


@attrs.define
class MemoryJournal:
    """Implements `Journal` over the jobs of a `MemoryStore`."""

    jobs: dict
    parcels: list = attrs.field(factory=list)

    async def intend(self, job, content, route, at, *, files=(), channel=None):
        self.parcels.append(Parcel(len(self.parcels) + 1, job, content, route, at, tuple(files), channel))
        return self.parcels[-1]

    def _change(self, parcel, **changes):
        self.parcels[parcel - 1] = attrs.evolve(self.parcels[parcel - 1], **changes)

    async def settle(self, parcel, fate, *, message=None):
        self._change(parcel, fate=fate, message=message or self.parcels[parcel - 1].message)

    async def address(self, parcel, message):
        self._change(parcel, message=message)

    async def of(self, job):
        return [parcel for parcel in self.parcels if parcel.job == job]

    def may_be_out(self, job):
        files = [p for p in self.parcels if p.job == job and p.content is Content.FILES]
        return any(p.fate in (Fate.OPEN, Fate.SENT) for p in files)

    async def begun(self):
        in_cards = [p for p in self.parcels if p.route is Route.CARD and p.content is Content.FILES]
        open_or_sent = {p.job for p in in_cards if p.fate in (Fate.OPEN, Fate.SENT)}
        return frozenset(job for job in open_or_sent if not self.jobs[job].job.state.over)

    async def waiting(self, member, guild):
        kept = [p.job for p in self.parcels if p.route is Route.INBOX and p.fate is Fate.SENT]
        requests = {job: self.jobs[job].job.request for job in kept}
        return [job for job, asked in requests.items() if (asked.owner, asked.guild) == (member, guild)]

    async def addressees(self):
        kept = [p.job for p in self.parcels if p.route is Route.INBOX and p.fate is Fate.SENT]
        requests = [self.jobs[job].job.request for job in kept]
        return frozenset((asked.owner, asked.guild) for asked in requests)

    async def untold(self, since):
        def told(job):
            news = [p for p in self.parcels if p.job == job.id and p.content is Content.NEWS]
            return any(p.fate is not Fate.OPEN and p.at >= job.finished_at for p in news)

        def news(job):
            by_manager = job.error is not None and job.error.name == "EndedByManagerError"
            return job.state is JobState.FAILED or (job.state is JobState.CANCELLED and by_manager)

        failed = [one.job for one in self.jobs.values() if news(one.job)]
        fresh = sorted((job for job in failed if job.finished_at >= since), key=lambda job: job.finished_at)
        return [job for job in fresh if not told(job)]
