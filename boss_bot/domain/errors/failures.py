"""What a site does that ends a job before its time, as values. What goes wrong on our side is in ``faults``."""

import attrs

from boss_bot.domain.errors.refusals import BossBotError


@attrs.define
class JobError(BossBotError):
    """A job could not be done."""


@attrs.define
class NetworkError(JobError):
    """The site could not be reached, dropped the connection or answered with a 5xx."""

    code = "NET-1"
    permanent = False


@attrs.define
class RateLimitedError(JobError):
    """The site asks for a pause. ``retry_after`` in seconds, None when it does not say."""

    code = "RATE-1"
    permanent = False
    retry_after: float | None = None


@attrs.define
class FileTooLargeError(JobError):
    """A file is over a limit. Bytes; ``size`` is None when only the limit is known to be passed."""

    code = "SIZE-2"
    size: int | None = None
    limit: int = 0


@attrs.define
class LoginRequiredError(JobError):
    """The site shows this only to signed-in people."""

    code = "AUTH-1"


@attrs.define
class PrivatePostError(JobError):
    """The account or post is private."""

    code = "AUTH-2"


@attrs.define
class RegionBlockedError(JobError):
    """Not offered in the country the bot runs in."""

    code = "GEO-1"


@attrs.define
class AgeRestrictedError(JobError):
    """Marked 18+, and the site wants a proof of age."""

    code = "AGE-2"


@attrs.define
class NotFoundError(JobError):
    """Deleted, moved, or never there."""

    code = "GONE-1"


@attrs.define
class NothingFoundError(JobError):
    """The page is there, but holds no picture, video or sound."""

    code = "NONE-1"


@attrs.define
class ProtectedMediaError(JobError):
    """Under copy protection (DRM), or paid for."""

    code = "DRM-1"


@attrs.define
class BotCheckError(JobError):
    """The site wants a proof that no robot asks."""

    code = "BOT-1"


@attrs.define
class LiveStreamError(JobError):
    """A stream that has not ended."""

    code = "LIVE-1"


@attrs.define
class TooManyItemsError(JobError):
    """The link holds more items than a job may fetch."""

    code = "LEN-1"
    items: int = 0
    limit: int = 0


@attrs.define
class ExtractorBrokenError(JobError):
    """The site changed and the engine no longer understands it."""

    code = "ENG-1"
