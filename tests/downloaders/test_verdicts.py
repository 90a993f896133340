# mypy: disable-error-code="import-untyped"
"""What the engines' troubles mean, case by case."""

import errno
from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from gallery_dl import exception as gallery
from requests import ConnectionError as RequestsConnectionError
from requests import Response, TooManyRedirects
from yt_dlp.networking.exceptions import IncompleteRead, TransportError
from yt_dlp.utils import (
    ContentTooShortError,
    DownloadError,
    ExtractorError,
    GeoRestrictedError,
    UnsupportedError,
    UserNotLive,
)

from boss_bot.domain.errors import detours, failures, faults
from boss_bot.domain.jobs.error_record import record
from boss_bot.downloaders.tools import verdicts
from boss_bot.downloaders.tools.gallerydl import told
from boss_bot.downloaders.tools.gallerydl.answer import Answer
from boss_bot.downloaders.tools.gallerydl.setup import seconds_asked
from boss_bot.downloaders.tools.gallerydl.verdict import verdict as gallery_verdict
from boss_bot.downloaders.tools.ytdlp.items import announced_count, describe, flatten, is_live, weigh
from boss_bot.downloaders.tools.ytdlp.verdict import verdict

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def caused(outer, inner):
    outer.__cause__ = inner
    return outer


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (302, detours.LeadsNowhereError),
        (400, failures.ExtractorBrokenError),
        (401, failures.LoginRequiredError),
        (403, failures.LoginRequiredError),
        (404, failures.NotFoundError),
        (408, failures.NetworkError),
        (410, failures.NotFoundError),
        (429, failures.RateLimitedError),
        (451, failures.RegionBlockedError),
        (500, failures.NetworkError),
        (503, failures.NetworkError),
    ],
)
def test_a_status_tells(status, kind):
    assert type(verdicts.by_status(status, {})) is kind


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Retry-After": "7"}, 7),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "9" * 30}, None),
        ({"Retry-After": format_datetime(datetime(2026, 11, 22, 12, 1, tzinfo=UTC), usegmt=True)}, 60),
        ({"Retry-After": format_datetime(datetime(2026, 11, 22, 11, 0, tzinfo=UTC), usegmt=True)}, 0),
        ({"Retry-After": "Sun, 22 Nov 2026 12:00:00 -0000"}, None),
        ({"x-rate-limit-reset": str(int(NOW.timestamp()) + 90)}, 90),
        ({"x-rate-limit-reset": "never"}, None),
        ({"x-ratelimit-reset": "312.0"}, 312),
        ({"Retry-After": "86400"}, 3600),
        ({"x-rate-limit-reset": "4102444800"}, 3600),
    ],
)
def test_a_site_may_ask_for_a_pause(headers, seconds):
    assert record(verdicts.by_status(429, headers, now=NOW)) == record(failures.RateLimitedError(seconds))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("This video is DRM protected", failures.ProtectedMediaError),
        ("This video requires payment to watch", failures.ProtectedMediaError),
        ("Sign in to confirm you’re not a bot", failures.BotCheckError),
        ("Your computer or network may be sending automated queries", failures.BotCheckError),
        ("Too Many Requests", failures.RateLimitedError),
        ("Sign in to confirm your age", failures.AgeRestrictedError),
        ("NSFW tweet requires authentication", failures.AgeRestrictedError),
        ("The uploader has not made this video available in your country", failures.RegionBlockedError),
        ("This tweet is protected", failures.PrivatePostError),
        ("You need to log in to access this content", failures.LoginRequiredError),
        ("This live event will begin in 3 hours", failures.LiveStreamError),
        ("This video has been removed by the uploader", failures.NotFoundError),
        ("No video could be found in this tweet", failures.NothingFoundError),
    ],
)
def test_a_sites_words_tell(text, kind):
    assert type(verdicts.by_text(text)) is kind
    assert type(verdict(ExtractorError(text, expected=True), 1)) is kind


def test_other_words_tell_nothing():
    assert verdicts.by_text("lorem ipsum") is None


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.EFBIG, failures.FileTooLargeError),
        (errno.ENOSPC, faults.DiskFullError),
        (errno.EDQUOT, faults.DiskFullError),
        (errno.EACCES, faults.UnexpectedError),
        (errno.ECONNRESET, type(None)),
    ],
)
def test_an_error_of_the_file_system_tells(number, kind):
    assert type(verdicts.by_os(OSError(number, "x"), 5)) is kind


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [
        (None, failures.NothingFoundError),
        ("ERROR: No suitable extractor (Generic) found for URL", failures.NothingFoundError),
        ("ERROR: Did not get any data blocks", failures.NothingFoundError),
        ("ERROR: This video is private", failures.PrivatePostError),
        ("ERROR: lorem", faults.UnexpectedError),
        (failures.LiveStreamError(), failures.LiveStreamError),
        (caused(ExtractorError("x"), TransportError("reset")), failures.NetworkError),
        (
            DownloadError("x", (ExtractorError, ExtractorError("y", cause=IncompleteRead(1, 2)), None)),
            failures.NetworkError,
        ),
        (ContentTooShortError(1, 2), failures.NetworkError),
        (TimeoutError(), failures.NetworkError),
        (GeoRestrictedError("x"), failures.RegionBlockedError),
        (UserNotLive(), failures.LiveStreamError),
        (UnsupportedError("http://x.example/"), failures.NothingFoundError),
        (OSError(errno.EFBIG, "x"), failures.FileTooLargeError),
        (ExtractorError("lorem", expected=True), failures.NothingFoundError),
        (ExtractorError("lorem"), failures.ExtractorBrokenError),
        (ValueError("lorem"), faults.UnexpectedError),
        (ValueError("not found"), failures.NotFoundError),
    ],
)
def test_what_yt_dlp_complains_about_is_understood(trouble, kind):
    assert type(verdict(trouble, 5)) is kind


def response(status, **headers):
    answer = Response()
    answer.status_code = status
    answer.headers.update(headers)
    return answer


@pytest.mark.parametrize(
    ("error", "last", "kind"),
    [
        (None, Answer(), failures.NetworkError),
        (None, Answer(200), failures.NetworkError),
        (None, Answer(404), failures.NotFoundError),
        (None, Answer(200, 0), failures.NothingFoundError),
        (None, Answer(200, 5, True), failures.NothingFoundError),
        (failures.LiveStreamError(), Answer(), failures.LiveStreamError),
        (TooManyRedirects(), Answer(), detours.LeadsNowhereError),
        (gallery.NotFoundError("post"), Answer(), failures.NotFoundError),
        (gallery.HttpError("", response(403)), Answer(), failures.LoginRequiredError),
        (gallery.HttpError("reset"), Answer(), failures.NetworkError),
        (gallery.HttpError("loop"), Answer(302), detours.LeadsNowhereError),
        (gallery.ChallengeError("", response(403)), Answer(), failures.LoginRequiredError),
        (gallery.AuthRequired("cookies"), Answer(), failures.LoginRequiredError),
        (gallery.AuthorizationError("This account is private"), Answer(), failures.PrivatePostError),
        (gallery.NoExtractorError(), Answer(), failures.NothingFoundError),
        (gallery.AbortExtraction("suspended"), Answer(), failures.NotFoundError),
        (gallery.AbortExtraction("lorem"), Answer(), failures.NothingFoundError),
        (RequestsConnectionError(), Answer(), failures.NetworkError),
        (OSError(errno.ENOSPC, "x"), Answer(), faults.DiskFullError),
        (OSError("x"), Answer(), failures.NetworkError),
        (KeyError("media"), Answer(), failures.ExtractorBrokenError),
    ],
)
def test_what_gallery_dl_complains_about_is_understood(error, last, kind):
    assert type(gallery_verdict(error, last, 5)) is kind


@pytest.mark.parametrize("length", ["", "x", "9" * 40, "²"])
def test_a_length_that_is_no_number_is_unknown(length):
    assert Answer.of(response(200, **{"Content-Length": length})).size is None


def test_how_long_gallery_dl_would_sleep():
    later = datetime.now(UTC).timestamp() + 1000
    assert seconds_asked(5, None) == 5
    assert 900 < seconds_asked(None, later) <= 1000
    assert 900 < seconds_asked(None, datetime.fromtimestamp(later, UTC)) <= 1000
    assert seconds_asked(None, None) == 0


def test_items_of_lists_in_lists_are_items():
    one, two = {"id": 1}, {"id": 2}
    assert list(flatten({"entries": [one, None, {"entries": [two]}]})) == [one, two]
    assert list(flatten(None)) == []
    assert list(flatten({"entries": None})) == []


def test_sizes_are_told_when_all_are_known():
    parts = {"requested_formats": [{"filesize": 10}, {"filesize_approx": 5}]}
    assert weigh([parts]) is None
    assert weigh([parts], roughly=True) == 15
    assert weigh([{"filesize": "big"}]) is None
    assert announced_count({"playlist_count": "many"}) is None
    assert announced_count(None) is None


def test_what_a_site_says_is_taken_with_care():
    hostile = {"title": ["x"], "uploader": 5, "duration": float("nan"), "age_limit": "old", "channel": "Ann"}
    found = describe({}, [hostile])
    assert (found.title, found.author, found.duration, found.age_limit) == ("", "Ann", None, 0)


@pytest.mark.parametrize(
    "facts",
    [
        {"is_live": True},
        {"live_status": "is_upcoming"},
        {"live_status": "is_live"},
        {"protocol": "websocket_frag"},
        {"requested_formats": [{"protocol": "https"}, {"protocol": "websocket_frag"}]},
    ],
)
def test_a_stream_that_has_not_ended_is_live(facts):
    assert is_live(facts)
    assert not is_live({"live_status": "was_live"})


@pytest.mark.parametrize(
    ("items", "number", "size"),
    [
        ([{"filesize": 5}, {"file_size": 7}], 2, 12),
        ([{"filesize": 5}, {}], 2, None),
        ([{"filesize": "5"}], 1, None),
        ([{"filesize": 5}], 2, None),
    ],
)
def test_the_size_of_a_gallery_is_told_when_every_item_tells_its_own(items, number, size):
    assert told.metadata(items, number).size == size
