"""Buckets that leak, with the headers Discord sends about them."""

import time
from hashlib import sha256

import attrs

from boss_bot.playground.local_discord.clock import Clock

TOLERANCE = 0.05
"""Part of one request that may be missing in a bucket: clients compute with rounded headers."""


@attrs.frozen
class Limit:
    """``count`` requests in ``period_s`` seconds, refilled one by one (Discord's buckets leak since 2022)."""

    count: int
    period_s: float

    @property
    def per_request_s(self) -> float:
        """Seconds until one request has leaked away."""
        return self.period_s / self.count


MESSAGES = Limit(5, 5.0)
"""Posting and editing messages. Discord publishes no numbers; five a window was observed (discordgo #1384)."""
EVERYTHING_ELSE = Limit(50, 1.0)
OLD_EDITS = Limit(3, 6.0)
"""Editing messages of a channel that are older than an hour, by the bot's own token. Discord publishes no numbers: they
are those of discord-userdoccers (resources/message)."""


@attrs.frozen(kw_only=True)
class Verdict:
    """Whether a request may pass, and the rate-limit headers of its answer. ``retry_after`` is in seconds."""

    allowed: bool
    retry_after: float
    headers: dict[str, str]


@attrs.define(eq=False)
class RateLimits:
    """Count requests per route and major parameters. The limits may be changed while the server runs."""

    clock: Clock
    messages: Limit = MESSAGES
    everything_else: Limit = EVERYTHING_ELSE
    old_edits: Limit = OLD_EDITS
    _levels: dict[str, tuple[float, float]] = attrs.field(factory=dict, init=False)

    def judge(self, method: str, route: str, major: str, *, of_messages: bool) -> Verdict:
        """Take one request of ``method`` and ``route`` with these major parameters into account.

        ``major`` are the ids that have budgets of their own: channel, guild, or webhook id and token
        (https://discord.com/developers/docs/topics/rate-limits#rate-limits).
        """
        limit = self.messages if of_messages else self.everything_else
        bucket = sha256(f"{method} {route}".encode()).hexdigest()[:32]
        level, wait = self._take(f"{bucket}:{major}", limit)
        return Verdict(allowed=not wait, retry_after=wait, headers=_headers(limit, level, bucket))

    def old_edit(self, channel: int) -> float:
        """Take one edit of a message older than an hour into account; return the seconds to wait, 0.0 if it passes."""
        return self._take(f"old edits:{channel}", self.old_edits)[1]

    def _take(self, key: str, limit: Limit) -> tuple[float, float]:
        now = self.clock.now()
        level = self._leak(key, limit, now)
        allowed = level + 1 <= limit.count + TOLERANCE
        if allowed:
            level += 1
        self._levels[key] = (level, now)
        return level, 0.0 if allowed else (level + 1 - limit.count) * limit.per_request_s

    def _leak(self, key: str, limit: Limit, now: float) -> float:
        level, then = self._levels.get(key, (0.0, now))
        return max(0.0, level - max(0.0, now - then) / limit.per_request_s)

    def clear(self) -> None:
        """Empty all buckets."""
        self._levels.clear()


def _headers(limit: Limit, level: float, bucket: str) -> dict[str, str]:
    reset_after = max(level, 0.001) * limit.per_request_s
    # The moment is real time whatever the server's clock says: clients compare it with their own.
    return {
        "X-RateLimit-Limit": str(limit.count),
        "X-RateLimit-Remaining": str(max(0, int(limit.count - level + TOLERANCE))),
        "X-RateLimit-Reset": f"{time.time() + reset_after:.3f}",
        "X-RateLimit-Reset-After": f"{reset_after:.3f}",
        "X-RateLimit-Bucket": bucket,
    }
