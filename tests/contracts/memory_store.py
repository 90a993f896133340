"""The job store and the lanes in plain Python: what the promises mean, without a database.

The contract tests hold it and SQLite to the same promises, and tests that need no disk may run on it.
"""

import math
from datetime import timedelta

import attrs

from boss_bot.domain.errors.refusals import QueueFullError, StoreUnavailableError
from boss_bot.domain.jobs.job import MOVES, RUNNING, Job, JobState, Mover, new_job_id
from boss_bot.domain.jobs.job_store import KEPT
from boss_bot.domain.jobs.lanes import Pace
from boss_bot.domain.members.denials import OwnLimitError
from boss_bot.domain.members.priority import Priority, places
from tests.contracts.memory_journal import MemoryJournal
from tests.contracts.memory_members import MemoryMembers

S = JobState


@attrs.define
class MemoryLanes:
    """Implements `Lanes`."""

    struck: dict = attrs.field(factory=dict)
    learnt: dict = attrs.field(factory=dict)

    async def strike(self, lane):
        strikes, until = self.struck.get(lane, (0, None))
        self.struck[lane] = (strikes + 1, until)
        return strikes + 1

    async def hold(self, lane, until):
        strikes, before = self.struck.get(lane, (1, None))
        self.struck[lane] = (strikes, max(before or until, until))

    async def clear(self, lane):
        self.struck.pop(lane, None)

    async def held(self, now):
        return {lane: until for lane, (_, until) in self.struck.items() if until and until > now}

    async def learn(self, lane, size, seconds):
        old = self.learnt.get((lane, size))
        if old is None:
            self.learnt[lane, size] = Pace(seconds, seconds / 2, 1)
            return
        spread = old.spread + 0.2 * (abs(seconds - old.seconds) - old.spread)
        self.learnt[lane, size] = Pace(old.seconds + 0.2 * (seconds - old.seconds), spread, old.runs + 1)

    async def paces(self):
        return dict(self.learnt)


@attrs.define
class Kept:
    """One job with what only the line needs to know."""

    job: Job
    seq: int
    tag: int
    since: object
    moves: list = attrs.field(factory=list)

    @property
    def order(self):
        return (-self.job.level, self.tag, self.seq)


def flow(request):
    return -request.owner if request.guild is None else request.guild


def wishes(request):
    """What two requests must have in common for one fetch to serve both."""
    terms = (request.terms.file_bytes, request.terms.adult)
    return (flow(request), request.link.url, request.site, request.options, request.size_limit, terms)


@attrs.define
class MemoryStore:
    """Implements `JobStore`; ``lanes`` implements `Lanes`, ``members`` `MemberStore`."""

    lanes: MemoryLanes = attrs.field(factory=MemoryLanes)
    members: MemoryMembers = attrs.field(factory=MemoryMembers)
    kept: dict = attrs.field(factory=dict)
    locked: bool = False
    journal: MemoryJournal = attrs.field(default=attrs.Factory(lambda self: MemoryJournal(self.kept), takes_self=True))

    async def close(self):
        """Nothing to close; what is kept stays, as on a disk."""

    async def lock(self, on):
        """Let every write fail for a while."""
        self.locked = on

    def _write(self):
        if self.locked:
            raise StoreUnavailableError(reason="read-only")

    def _in(self, *states):
        return sorted((one for one in self.kept.values() if one.job.state in states), key=lambda one: one.seq)

    def _tag(self, level, of_flow):
        level_tags = [(one.tag, flow(one.job.request)) for one in self._in(S.QUEUED) if one.job.level == level]
        own = max((tag for tag, whose in level_tags if whose == of_flow), default=-math.inf)
        return int(max(own, min((tag for tag, _ in level_tags), default=0) - 1)) + 1

    def _room(self, request, capacity, slots=0):
        limit, own = places(request.priority, capacity), request.terms.waiting
        waiting = self._in(S.QUEUED, S.RETRY_WAIT, S.PAUSED)
        if own is not None and sum(one.job.request.owner == request.owner for one in waiting) >= own:
            raise OwnLimitError(limit=own)
        if len(waiting) >= limit + max(0, slots - len(self._in(*RUNNING))):
            raise QueueFullError(limit=limit)

    def _set(self, one, to, by, **changes):
        one.moves.append((one.job.state, to, by))
        if to is S.QUEUED:
            one.tag = min(one.tag, self._tag(one.job.level, flow(one.job.request)))
        one.job = attrs.evolve(one.job, state=to, **changes)
        return one.job

    async def add(self, request, *, capacity, now, slots=0):
        self._write()
        for one in self.kept.values():
            if one.job.request.key == request.key:
                return one.job
        self._room(request, capacity, slots)
        job = Job(new_job_id(), request, S.QUEUED, now, level=request.priority, level_since=now)
        job = attrs.evolve(job, fetch=self._same(request, now) or job.id)
        tag = self._tag(request.priority, flow(request))
        self.kept[job.id] = Kept(job, len(self.kept) + 1, tag, now, [(None, S.QUEUED, Mover.USER)])
        return job

    def _same(self, request, now):
        """The fetch of the newest job that wants the same, and is not over or has its files kept."""
        for one in reversed(self.kept.values()):
            job, kept = one.job, one.job.finished_at and one.job.finished_at > now - KEPT
            asked = job.question is not None and job.question.asked
            if (
                not asked
                and wishes(job.request) == wishes(request)
                and (not job.state.over or (job.state is S.COMPLETED and kept))
            ):
                return job.fetch
        return None

    def _blocked(self, job):
        """Whether another job of its fetch is at it."""
        at_it = [one.job for one in self._in(S.DOWNLOADING, S.PROCESSING, S.RETRY_WAIT) if one.job.fetch == job.fetch]
        return any(other.state is not S.RETRY_WAIT or not other.files for other in at_it)

    def _may_run(self, job, limits, now):
        active = [one.job.request for one in self._in(*RUNNING)]
        own = job.request.terms.at_once
        _, until = self.lanes.struck.get(job.request.lane, (0, None))
        per_lane = limits.per_lane if until is None else 0 if until > now else 1
        return (
            len(active) < limits.over_all
            and sum(other.owner == job.request.owner for other in active) < (limits.per_member if own is None else own)
            and sum(other.lane == job.request.lane for other in active) < per_lane
        )

    def _take(self, one, now):
        counts = {"epoch": one.job.epoch + 1, "attempt": one.job.attempt + 1, "not_before": None}
        times = {"started_at": one.job.started_at or now, "claimed_at": now}
        return self._set(one, S.DOWNLOADING, Mover.SCHEDULER, **counts, **times)

    async def claim(self, limits, now, *, fetch=None, may_fetch=True):
        self._write()
        line = sorted(self._in(S.QUEUED), key=lambda one: one.order)
        brought = {one.job.fetch for one in self.kept.values() if one.job.files}
        for one in line if fetch is None else ():
            if one.job.fetch in brought - {one.job.id} and len(self._in(*RUNNING)) < 2 * limits.over_all:
                return self._take(one, now)
        for one in line if may_fetch else ():
            wanted = fetch is None or one.job.fetch == fetch
            if wanted and self._may_run(one.job, limits, now) and not self._blocked(one.job):
                return self._take(one, now)
        return None

    async def of_fetch(self, fetch):
        found = [one.job for one in self.kept.values() if one.job.fetch == fetch][::-1]
        return sorted(found, key=lambda job: job.state.over)[:50]

    async def promote(self, now):
        self._write()
        for one in self._in(S.RETRY_WAIT):
            if one.job.not_before and one.job.not_before <= now:
                return self._set(one, S.QUEUED, Mover.SCHEDULER, not_before=None)
        return None

    async def age(self, now, *, after):
        for one in sorted(self._in(S.QUEUED), key=lambda one: one.since):
            if one.job.level < Priority.HIGH and one.since <= now - timedelta(seconds=after):
                level = Priority(one.job.level + 1)
                one.tag, one.since = self._tag(level, flow(one.job.request)), now
                one.job = attrs.evolve(one.job, level=level, level_since=now)
                return one.job
        return None

    async def due(self, now, *, age):
        waits = [one.job.not_before for one in self._in(S.RETRY_WAIT) if one.job.not_before]
        ageing = [one for one in self._in(S.QUEUED) if one.job.level < Priority.HIGH]
        holds = (await self.lanes.held(now)).values()
        return min([*waits, *(one.since + timedelta(seconds=age) for one in ageing), *holds], default=None)

    async def retry(self, job, *, capacity, now):
        one = self.kept.get(job)
        if one is None or one.job.state is not S.FAILED:
            return None
        self._room(one.job.request, capacity)
        level = one.job.request.priority
        fresh = {"error": None, "finished_at": None, "started_at": None, "not_before": None, "retries": 0}
        asked = one.job.question is not None and one.job.question.asked
        same = None if asked else self._same(one.job.request, now)
        fresh |= {"level_since": now, "fetch": same or one.job.fetch}
        one.tag, one.since = self._tag(level, flow(one.job.request)), now
        return self._set(one, S.QUEUED, Mover.USER, crashes=0, level=level, **fresh)

    async def move(self, job, to, *, by=Mover.WORKER, epoch=None, **changes):
        self._write()
        one = self.kept.get(job)
        if one is None or to not in MOVES[one.job.state] or (epoch is not None and epoch != one.job.epoch):
            return None
        if to is S.CANCELLED and self.journal.may_be_out(job):
            return None
        return self._set(one, to, by, **changes)

    async def move_up(self, job):
        self._write()
        one = self.kept.get(job)
        if one is None or one.job.state is not S.QUEUED:
            return False
        key = (one.job.request.owner, one.job.level, flow(one.job.request))
        own = [other for other in self._in(S.QUEUED)
               if (other.job.request.owner, other.job.level, flow(other.job.request)) == key]  # fmt: skip
        first = min(own, key=lambda other: other.order)
        first.tag, one.tag = one.tag, first.tag
        return first is not one

    async def note(self, job, *, epoch, **changes):
        self._write()
        one = self.kept.get(job)
        if one and one.job.epoch == epoch:
            one.job = attrs.evolve(one.job, **changes)

    def _reply(self, one, reply):
        one.job = attrs.evolve(one.job, request=attrs.evolve(one.job.request, reply=reply))

    async def drop_replies(self, now):
        for one in self.kept.values():
            if one.job.request.reply and one.job.request.reply.expires_at < now:
                self._reply(one, None)

    async def renew_reply(self, job, reply):
        one = self.kept.get(job)
        if one and (one.job.request.reply is None or one.job.request.reply.expires_at < reply.expires_at):
            self._reply(one, reply)

    async def get(self, job):
        one = self.kept.get(job)
        return one.job if one else None

    async def of_member(self, member, guild, states, *, limit=25):
        found = [one.job for one in self._in(*states)]
        mine = [job for job in found if (job.request.owner, job.request.guild) == (member, guild)]
        return mine[::-1][:limit]

    async def of_others(self, member, guild, states, *, limit=50):
        found = [one.job for one in self._in(*states)]
        theirs = [job for job in found if job.request.guild == guild and job.request.owner != member]
        return theirs[::-1][:limit]

    async def in_states(self, states, *, newest=None):
        found = [one.job for one in self._in(*states)]
        return found if newest is None else found[len(found) - min(newest, len(found)) :]

    async def line(self):
        return [one.job for one in sorted(self._in(S.QUEUED), key=lambda one: one.order)]

    async def moves(self, job):
        return list(self.kept[job].moves) if job in self.kept else []

    async def position(self, job):
        line = [other.id for other in await self.line()]
        return (line.index(job) + 1, len(line)) if job in line else None

    async def counts(self):
        return {state: len(found) for state in JobState if not state.over and (found := self._in(state))}
