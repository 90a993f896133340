"""Reddit as anybody sees it: posts as JSON, its hosts for images and videos, and share links."""

from collections.abc import Mapping
from typing import Any

import attrs
from aiohttp import web

from boss_bot.playground.sample_site import MediaFile

HOSTS = ("www.reddit.com", "old.reddit.com", "reddit.com", "i.redd.it", "preview.redd.it", "v.redd.it")
IMAGE, GALLERY, VIDEO, DELETED, PRIVATE, BUSY, ADULT, TEXT = (
    "img001", "gal001", "vid001", "del001", "prv001", "bsy001", "adu001", "txt001"
)  # fmt: skip
SHARE = "AbCdEf1234"

_MPD = """<?xml version="1.0"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT6S" minBufferTime="PT1S"
     profiles="urn:mpeg:dash:profile:isoff-on-demand:2011"><Period duration="PT6S">
<AdaptationSet contentType="video"><Representation id="1" bandwidth="1800000" codecs="avc1.64001e" height="360"
  mimeType="video/mp4" width="640"><BaseURL>DASH_360.mp4</BaseURL></Representation></AdaptationSet>
<AdaptationSet contentType="audio"><Representation id="2" bandwidth="96000" codecs="mp4a.40.2" mimeType="audio/mp4"
  audioSamplingRate="44100"><BaseURL>DASH_AUDIO_128.mp4</BaseURL></Representation></AdaptationSet></Period></MPD>"""


def post(number: str, **more: Any) -> dict[str, Any]:
    return {
        "id": number, "title": f"The title of {number}", "author": "ann", "subreddit": "pics", "is_video": False,
        "is_self": False, "created_utc": 1_790_000_000, "over_18": False, "selftext": "", "selftext_html": None,
        "permalink": f"/r/pics/comments/{number}/a_title/", "url": "", **more,
    }  # fmt: skip


def _posts() -> dict[str, dict[str, Any]]:
    pictures = {
        n: {"status": "valid", "s": {"u": f"https://preview.redd.it/{n}.jpg?width=640&s=1"}} for n in ("a", "b")
    }
    video = {
        "dash_url": "https://v.redd.it/abc123/DASHPlaylist.mpd?a=1", "hls_url": "https://v.redd.it/abc123/none.m3u8",
        "fallback_url": "https://v.redd.it/abc123/DASH_360.mp4?source=fallback", "duration": 6, "height": 360,
    }  # fmt: skip
    items = [{"media_id": "a", "caption": "The first"}, {"media_id": "b"}]
    return {
        IMAGE: post(IMAGE, url="https://i.redd.it/abc123def.jpg"),
        ADULT: post(ADULT, url="https://i.redd.it/abc123def.jpg", over_18=True),
        GALLERY: post(
            GALLERY, url=f"https://www.reddit.com/gallery/{GALLERY}", gallery_data={"items": items},
            media_metadata=pictures, is_gallery=True, title=f"The title of {GALLERY} – 猫の写真",
        ),
        VIDEO: post(
            VIDEO, url="https://v.redd.it/abc123", is_video=True, secure_media={"reddit_video": video},
            media={"reddit_video": video},
        ),
        TEXT: post(TEXT, url=f"https://www.reddit.com/r/pics/comments/{TEXT}/a_title/", is_self=True, selftext="Words"),
    }  # fmt: skip


def _led_to(place: str) -> web.Response:
    return web.Response(status=302, headers={"Location": place})


@attrs.define
class Reddit:
    """The site.

    Attributes:
        files: The sample site's media, which its posts show.
        picture: A video without sound.
        sound: Its sound.
        wait: The headers of its answer to a request for `BUSY`.
        posts: What it has, by id.
    """

    files: Mapping[str, MediaFile]
    picture: bytes
    sound: bytes
    wait: Mapping[str, str] = attrs.field(factory=lambda: {"Retry-After": "120"})
    posts: dict[str, dict[str, Any]] = attrs.field(factory=_posts)

    def __call__(self, request: web.Request) -> web.StreamResponse | None:
        parts = request.path.strip("/").split("/")
        match request.host.partition(":")[0].removesuffix(".redd.it"), *parts:
            case "old.reddit.com", *_:
                return web.Response(text="", headers={"Set-Cookie": "loid=1; Domain=.reddit.com; Path=/"})
            case _, *_, "s", code:
                return self._share(code)
            case _, *_, "comments", number, ".json":
                return self._post(number)
            case _, *_, "comments", number, _, ".json":
                return self._post(number)
            case "i", _:
                return web.Response(body=self.files["/cat.jpg"].content, content_type="image/jpeg")
            case _, "video", "abc123":
                return _led_to(f"https://www.reddit.com/r/pics/comments/{VIDEO}/a_title/")
            case "v", "abc123", *part:
                return self._video(*part)
        return None

    def _video(self, part: str = "") -> web.Response | None:
        match part:
            case "":
                return _led_to("https://www.reddit.com/video/abc123")
            case "DASHPlaylist.mpd":
                return web.Response(text=_MPD, content_type="application/dash+xml")
            case "DASH_360.mp4":
                return web.Response(body=self.picture, content_type="video/mp4")
            case "DASH_AUDIO_128.mp4":
                return web.Response(body=self.sound, content_type="audio/mp4")
        return None

    def _share(self, code: str) -> web.Response | None:
        if code != SHARE:
            return None
        return _led_to(f"https://www.reddit.com/r/pics/comments/{IMAGE}/a_title/?share_id=1")

    def _post(self, number: str) -> web.Response:
        if number == BUSY:
            return web.json_response({"message": "Too Many Requests", "error": 429}, status=429, headers=self.wait)
        if number == PRIVATE:
            return web.json_response({"reason": "private", "message": "Forbidden", "error": 403}, status=403)
        if number not in self.posts:
            return web.json_response({"message": "Not Found", "error": 404}, status=404)
        listing = {"kind": "Listing", "data": {"children": [{"kind": "t3", "data": self.posts[number]}]}}
        return web.json_response([listing, {"kind": "Listing", "data": {"children": []}}])
