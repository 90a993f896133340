# mypy: disable-error-code="import-untyped"
"""Direct links to media files: one HEAD request instead of a download that is broken off."""

import re
from typing import Any

from yt_dlp.extractor.common import InfoExtractor
from yt_dlp.networking import HEADRequest
from yt_dlp.utils import UnsupportedError

from boss_bot.downloaders.reporter import whole

_AUDIO = ("aac", "flac", "m4a", "mp3", "oga", "ogg", "opus", "wav", "weba")
_VIDEO = ("3gp", "avi", "gif", "m4v", "mkv", "mov", "mp4", "mpg", "ogv", "webm")
_NO_HEAD = (400, 403, 405, 501)
"""Statuses with which sites turn HEAD down though GET works."""

_PLAYLIST_FILE = re.compile(r"https?://[^?#]+\.(?:m3u8|mpd)(?:\?|$)", re.IGNORECASE)


def is_playlist_file(url: str) -> bool:
    """Say whether a link leads straight to an HLS or DASH list."""
    return _PLAYLIST_FILE.match(url) is not None


class DirectLinkIE(InfoExtractor):  # type: ignore[misc]  # yt-dlp has no types
    """Serves links whose path ends like a media file.

    yt-dlp's generic extractor would fetch the beginning of the file and then fetch it again.
    """

    IE_NAME = "direct"
    _VALID_URL = rf"(?i)https?://[^?#]+/(?P<id>[^/?#]+)\.(?P<ext>{'|'.join(_AUDIO + _VIDEO)})(?:\?|$)"

    def _real_extract(self, url: str) -> dict[str, Any]:
        name, ending = self._match_valid_url(url).group("id", "ext")
        answer = self._request_webpage(HEADRequest(url), name, expected_status=_NO_HEAD)
        size = None
        if answer.status not in _NO_HEAD:
            size = whole(_digits(answer.headers.get("Content-Length")))
            if size == 0 or answer.headers.get("Content-Type", "").startswith("text/html"):
                raise UnsupportedError(url)
        audio = ending.lower() in _AUDIO
        return {
            "id": name,
            "title": name,
            "url": url,
            "ext": ending.lower(),
            "vcodec": "none" if audio else None,
            "filesize": size,
        }


def _digits(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"[0-9]{1,18}", text) else None
