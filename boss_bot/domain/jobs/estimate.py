"""When a job will start and end, as far as can be told from what earlier ones took."""

import heapq
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import attrs

from boss_bot.domain.jobs.job import Job, JobId
from boss_bot.domain.jobs.lanes import ANY_SIZE, MEASURED, Pace, size_class


@attrs.frozen
class Window:
    """A range of moments (UTC) in which something is likely to happen."""

    earliest: datetime
    latest: datetime

    @property
    def middle(self) -> datetime:
        """The moment that is measured against the real one."""
        return self.earliest + (self.latest - self.earliest) / 2


@attrs.frozen
class Estimate:
    """The likely start and end of one waiting job."""

    starts: Window
    ends: Window


@attrs.define
class Forecast:
    """Plays the line forward: each job takes the slot that is free first, its member's and one of all.

    Attributes:
        paces: What downloads took (`Lanes.paces`).
        slots: Downloads that run at once.
        per_member: Downloads of one member that run at once.
        now: The moment from which to look ahead.
    """

    paces: Mapping[tuple[str, int], Pace]
    slots: int
    per_member: int
    now: datetime

    def of(self, running: Sequence[Job], line: Sequence[Job]) -> dict[JobId, Estimate]:
        """Return an estimate for each job of the line; none where nothing is known of any site yet."""
        if not self._knows:
            return {}
        early, late = (self._play(running, line, sign) for sign in (-1, 1))
        starts = {job: self._window(early[job][0], late[job][0]) for job in early}
        return {job: Estimate(starts[job], self._window(early[job][1], late[job][1])) for job in early}

    def end_of(self, job: Job) -> Window | None:
        """Return when a running job is likely to end; None where nothing is known of any site yet."""
        return self._window(self._left(job, -1), self._left(job, 1)) if self._knows else None

    @property
    def _knows(self) -> bool:
        return any(lane not in MEASURED for lane, _ in self.paces)

    def pace(self, job: Job) -> Pace:
        """Return the pace of a job's lane and size, of its lane, or of all lanes together."""
        lane = job.request.lane
        known = self.paces.get((lane, size_class(job.total_bytes))) or self.paces.get((lane, ANY_SIZE))
        if known:
            return known
        others = [pace for (name, size), pace in self.paces.items() if size == ANY_SIZE and name not in MEASURED]
        mean = sum(pace.seconds for pace in others) / len(others)
        return Pace(mean, mean, 0)

    def _play(self, running: Sequence[Job], line: Sequence[Job], sign: int) -> dict[JobId, tuple[float, float]]:
        """Return start and end of each waiting job in seconds from now, all slower or all faster than the mean."""
        free = [0.0] * max(0, self.slots - len(running))
        own: dict[int, list[float]] = {}
        for job in running:
            end = self._left(job, sign)
            free.append(end)
            own.setdefault(job.request.owner, []).append(end)
        heapq.heapify(free)
        found = {}
        for job in line:
            mine = own.setdefault(job.request.owner, [])
            start = heapq.heappop(free)
            if len(mine) >= self.per_member:
                start = max(start, heapq.nsmallest(len(mine) - self.per_member + 1, mine)[-1])
            end = start + self._takes(job, sign)
            heapq.heappush(free, end)
            mine.append(end)
            found[job.id] = (start, end)
        return found

    def _left(self, job: Job, sign: int) -> float:
        """Return the seconds that a running job still takes; one that is late may take its spread once more."""
        gone = (self.now - (job.claimed_at or self.now)).total_seconds()
        return max(self.pace(job).spread if sign > 0 else 0.0, self._takes(job, sign) - gone)

    def _takes(self, job: Job, sign: int) -> float:
        pace = self.pace(job)
        return max(1.0, pace.seconds + sign * pace.spread)

    def _window(self, early: float, late: float) -> Window:
        return Window(self.now + timedelta(seconds=early), self.now + timedelta(seconds=max(early, late)))
