# mypy: disable-error-code="import-untyped, misc"
"""A worker without a zygote, with two sites that do everything that sites do.

It reads orders, one JSON object a line, does them in this one process, and prints what the tools report.
"""

import json
import os
import sys
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from gallery_dl import exception, extractor
from gallery_dl.extractor.common import Extractor, Message
from yt_dlp.extractor.common import InfoExtractor
from yt_dlp.globals import extractors
from yt_dlp.utils import ExtractorError

from boss_bot.downloaders.order import Order
from boss_bot.downloaders.reporter import Reporter
from boss_bot.downloaders.tools.ytdlp.extractors import learn
from boss_bot.downloaders.worker.child import perform
from boss_bot.downloaders.worker.warmth import warm_up


class MadeUpIE(InfoExtractor):
    """A video site."""

    _VALID_URL = r"http://[^/]+/video-site/(?P<id>[a-z-]+)"

    def _real_extract(self, url):
        page = self._match_id(url)
        return getattr(self, "page_" + page.replace("-", "_"))(url, f"http://{urlsplit(url).netloc}")

    def page_private(self, *_):
        raise ExtractorError("This video is private", expected=True)

    def page_geo(self, *_):
        self.raise_geo_restricted(countries=["FR"])

    def page_broken(self, *_):
        raise ExtractorError("Unable to extract the player")

    def page_bug(self, *_):
        raise KeyError("player")

    def page_drm(self, *_):
        self.report_drm("1")

    def page_age(self, *_):
        raise ExtractorError("Sign in to confirm your age", expected=True)

    def page_lost(self, *_):
        return self.url_result("http://strange.example/page")

    def page_no_formats(self, *_):
        return {"id": "1", "title": "Nothing", "formats": []}

    def page_live(self, _, site):
        return {"id": "1", "title": "Now", "url": f"{site}/clip.mp4", "is_live": True}

    def page_many(self, _, site):
        return self.playlist_result([self.url_result(f"{site}/clip.mp4")] * 12, "1", "Many", playlist_count=200)

    def page_set(self, url, site):
        links = [f"{site}/clip.mp4", url.replace("set", "live"), f"{site}/song.mp3", f"{site}/missing.mp4"]
        return self.playlist_result([self.url_result(link) for link in links], "1", "A set", uploader="Ann")

    def page_two_parts(self, _, site):
        return {
            "id": "1",
            "title": "Two parts",
            "age_limit": 18,
            "formats": [
                {"format_id": "v", "url": f"{site}/clip.mp4", "vcodec": "h264", "acodec": "none", "ext": "mp4"},
                {"format_id": "a", "url": f"{site}/song.mp3", "vcodec": "none", "acodec": "mp3", "ext": "mp3"},
            ],
        }


class MadeUpExtractor(Extractor):
    """A gallery."""

    category = "madeup"
    subcategory = "page"
    pattern = r"(http://[^/]+)/gallery-site/([a-z-]+)"
    cookies_domain = None

    def items(self):  # noqa: C901  # one line a page
        site, page = self.groups
        cat = f"{site}/cat.jpg", {"extension": "jpg", "title": "A cat"}
        yield Message.Directory, "", {}
        match page:
            case "abort":
                raise exception.AbortExtraction("This account is private")
            case "login":
                raise exception.AuthRequired("cookies")
            case "missing":
                raise exception.NotFoundError("post")
            case "broken":
                raise KeyError("media")
            case "stop":
                raise exception.StopExtraction
            case "wait":
                self.wait(until=datetime.now(UTC) + timedelta(seconds=60))
            case "short-wait":
                self.wait(seconds=0.01, adjust=0.0)
                yield Message.Url, *cat
            case "closed":
                self.request(f"{site}/forbidden.mp4")
            case "unknown-scheme":
                yield Message.Url, "gopher://x/y", {"extension": "jpg"}
            case "video":
                yield Message.Url, f"ytdl:{site}/clip.mp4", {"extension": "mp4"}
            case "fallback":
                yield Message.Url, f"{site}/gone.mp4", {"extension": "jpg", "_fallback": [f"{site}/cat.jpg"]}
            case "child":
                yield Message.Queue, f"{site}/cat.jpg", {}
            case "stop-after-one":
                yield Message.Url, *cat
                raise exception.StopExtraction
            case "person":
                yield Message.Url, cat[0], {"extension": "jpg", "author": {"name": "Ann"}, "count": 1}


def main():
    warm_up(sys.argv[1])
    extractors.value["MadeUpIE"] = MadeUpIE
    learn()
    extractor.add(MadeUpExtractor)
    said = os.dup(1)
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    for line in sys.stdin:
        perform(Order.decode(json.loads(line)), Reporter(lambda text: os.write(said, text)))


if __name__ == "__main__":
    main()
