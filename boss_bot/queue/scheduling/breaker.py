"""One circuit breaker a lane: a site that gives trouble holds its own jobs, and nobody else's."""

from datetime import timedelta

import attrs

from boss_bot.domain.errors.detours import LeadsNowhereError
from boss_bot.domain.errors.failures import (
    AgeRestrictedError,
    FileTooLargeError,
    LiveStreamError,
    LoginRequiredError,
    NetworkError,
    NotFoundError,
    NothingFoundError,
    PrivatePostError,
    RateLimitedError,
    RegionBlockedError,
    TooManyItemsError,
)
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.jobs.lanes import Lanes
from boss_bot.domain.jobs.retry import LONGEST_WAIT
from boss_bot.domain.ports import Clock

_ANSWERS = (
    AgeRestrictedError, FileTooLargeError, LeadsNowhereError, LiveStreamError, LoginRequiredError, NotFoundError,
    NothingFoundError, PrivatePostError, RegionBlockedError, TooManyItemsError,
)  # fmt: skip
"""What a site says that works."""

_PATIENCE = 3  # connections in a row that may break before the site is left alone
_FIRST_HOLD = 30.0  # seconds; doubled with each further strike


@attrs.frozen(eq=False, repr=False)
class Breaker:
    """Listens to how runs end, and holds or frees the lanes in the store.

    When a hold is over the claim lets one job through as a probe (`JobStore.claim`); what becomes of it decides.
    """

    lanes: Lanes
    clock: Clock

    async def works(self, lane: str) -> None:
        """Note that a site gave what was asked for."""
        await self.lanes.clear(lane)

    async def failed(self, lane: str, error: BossBotError) -> None:
        """Note how a site failed; what is our own fault says nothing about it."""
        if isinstance(error, _ANSWERS):
            await self.lanes.clear(lane)
        elif isinstance(error, RateLimitedError | NetworkError):
            strikes = await self.lanes.strike(lane)
            limited = isinstance(error, RateLimitedError)
            if limited or strikes >= _PATIENCE:
                wait = _FIRST_HOLD * 2.0 ** min(10, strikes - (1 if limited else _PATIENCE))
                asked = (error.retry_after or 0.0) if isinstance(error, RateLimitedError) else 0.0
                seconds = min(LONGEST_WAIT, max(wait, asked))
                await self.lanes.hold(lane, self.clock.now() + timedelta(seconds=seconds))
