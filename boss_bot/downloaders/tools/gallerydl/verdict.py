"""What gallery-dl's exceptions, and its silence, mean."""

from gallery_dl import exception
from requests import RequestException, TooManyRedirects

from boss_bot.domain.errors.detours import LeadsNowhereError
from boss_bot.domain.errors.failures import (
    ExtractorBrokenError,
    LoginRequiredError,
    NetworkError,
    NotFoundError,
    NothingFoundError,
)
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.downloaders.tools import verdicts
from boss_bot.downloaders.tools.gallerydl.answer import Answer


def verdict(error: BaseException | None, last: Answer, limit: int) -> BossBotError:
    """Say why an item or a link could not be fetched.

    Args:
        error: The exception; None when gallery-dl only said no.
        last: The head of the site's last answer.
        limit: Bytes that one file may have.
    """
    match error:
        case None:
            return _by_answer(last)
        case BossBotError():
            return error
        case exception.NotFoundError():
            return NotFoundError()
        case exception.ChallengeError() | exception.AuthenticationError() | exception.AuthorizationError():
            return verdicts.by_text(last.reason) or verdicts.by_text(str(error)) or LoginRequiredError()
        case exception.HttpError():
            return _by_http(error, last)
        case exception.NoExtractorError():
            return NothingFoundError()
        case exception.GalleryDLException():
            return verdicts.by_text(str(error)) or NothingFoundError()
        case RequestException():
            return LeadsNowhereError() if isinstance(error, TooManyRedirects) else NetworkError()
        case OSError():
            return verdicts.by_os(error, limit) or NetworkError()
    return ExtractorBrokenError()


def _by_http(error: exception.HttpError, last: Answer) -> BossBotError:
    """Say what a failed request means; one without a status went wrong before or between the answers."""
    if error.status:
        return verdicts.by_status(error.status, error.response.headers)
    return verdicts.by_status(last.status, {}) if last.status >= 300 else NetworkError()


def _by_answer(last: Answer) -> BossBotError:
    """Say what a refused file means by the answer that came for it."""
    if last.status >= 300:
        return verdicts.by_status(last.status, {})
    if last.status in (200, 206) and (last.size == 0 or last.page):
        return NothingFoundError()
    return NetworkError()
