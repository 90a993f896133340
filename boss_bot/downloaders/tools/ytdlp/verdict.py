# mypy: disable-error-code="import-untyped"
"""What yt-dlp's exceptions mean."""

from collections.abc import Iterator

from yt_dlp.networking.exceptions import HTTPError, TransportError
from yt_dlp.utils import (
    ContentTooShortError,
    ExtractorError,
    GeoRestrictedError,
    UnsupportedError,
    UserNotLive,
)

from boss_bot.domain.errors.failures import (
    ExtractorBrokenError,
    LiveStreamError,
    NetworkError,
    NothingFoundError,
    RegionBlockedError,
)
from boss_bot.domain.errors.faults import UnexpectedError
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.downloaders.tools import verdicts
from boss_bot.downloaders.tools.ytdlp.recorder import Recorder, Trouble


def explained(trouble: Trouble | None, engine: Recorder, limit: int) -> BossBotError:
    """Say what a trouble means after what had gone before it. Arguments as of `verdict`, and the engine that met it."""
    if engine.slowed is not None:
        return engine.slowed
    meant = verdict(trouble, limit)
    return ExtractorBrokenError() if engine.unsolved and isinstance(meant, NothingFoundError) else meant


def verdict(trouble: Trouble | None, limit: int) -> BossBotError:
    """Say what a trouble means.

    Args:
        trouble: What yt-dlp reported; None when it brought nothing and reported nothing.
        limit: Bytes that one file may have.
    """
    if trouble is None:
        return NothingFoundError()
    if isinstance(trouble, str):
        return _by_words(trouble)
    for error in _chain(trouble):
        if (known := _by_kind(error, limit)) is not None:
            return known
    if isinstance(trouble, ExtractorError):
        # What yt-dlp expects, a site said; what it does not expect, the site changed.
        return verdicts.by_text(str(trouble.orig_msg)) or (
            NothingFoundError() if trouble.expected else ExtractorBrokenError()
        )
    return verdicts.by_text(str(trouble)) or UnexpectedError()


def _by_words(text: str) -> BossBotError:
    if "suitable extractor" in text or "data blocks" in text:  # no site for it, or an empty body
        return NothingFoundError()
    return verdicts.by_text(text) or UnexpectedError()


def _by_kind(error: BaseException, limit: int) -> BossBotError | None:
    """Say what one exception of a chain means, None when its kind does not tell."""
    match error:
        case BossBotError():
            return error
        case HTTPError():
            return verdicts.by_status(error.status, error.response.headers)
        case GeoRestrictedError():
            return RegionBlockedError()
        case UserNotLive():
            return LiveStreamError()
        case UnsupportedError():
            return NothingFoundError()
        case TransportError() | ContentTooShortError() | TimeoutError() | ConnectionError():
            return NetworkError()
        case OSError():
            return verdicts.by_os(error, limit)
    return None


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and those behind it, the outermost first."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        current = waiting.pop(0)
        if not isinstance(current, BaseException) or id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        packed = getattr(current, "exc_info", None)
        waiting += [packed[1]] if isinstance(packed, tuple) and len(packed) > 1 else []
        waiting += [getattr(current, "cause", None), current.__cause__, current.__context__, *current.args]
