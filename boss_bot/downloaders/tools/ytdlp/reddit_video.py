# mypy: disable-error-code="import-untyped"
"""Reddit's own links to its videos: they lead to the post, which alone says what the video is and for whom."""

from typing import Any

from yt_dlp.extractor.common import InfoExtractor
from yt_dlp.networking import HEADRequest
from yt_dlp.utils import UnsupportedError


class RedditVideoIE(InfoExtractor):  # type: ignore[misc]  # yt-dlp has no types
    """Follows a link to ``v.redd.it`` to the post that the video belongs to; no tool does so by itself."""

    IE_NAME = "reddit:video"
    _VALID_URL = r"https?://v\.redd\.it/(?P<id>\w+)/?$"

    def _real_extract(self, url: str) -> dict[str, Any]:
        name = self._match_id(url)
        # Only where it leads counts: Reddit turns away some who ask for the post's page and not for its JSON.
        post: str = self._request_webpage(HEADRequest(url), name, expected_status=lambda status: status >= 400).url
        if "/comments/" not in post:
            raise UnsupportedError(url)
        led: dict[str, Any] = self.url_result(post)
        return led
