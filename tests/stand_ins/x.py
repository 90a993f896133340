"""X as a guest and as a signed-in member see it: the parts of its API that single posts and threads need."""

import json
from collections.abc import Mapping
from typing import Any

import attrs
from aiohttp import web

from boss_bot.playground.sample_site import MediaFile

HOSTS = ("x.com", "twitter.com", "api.x.com", "abs.twimg.com", "pbs.twimg.com", "video.twimg.com")
GUEST = "1900000000000000000"
ANN, BOB = "41", "42"
_NAMES = {ANN: ("ann", "Ann"), BOB: ("bob", "Bob")}

PICTURES, VIDEO, BOTH, QUOTING, QUOTED, THREAD, ADULT = (f"18000000000000000{n:02}" for n in range(1, 8))
THREAD_2, STRANGER, PROTECTED, DELETED, AGE, BUSY, SUSPENDED = (f"18000000000000000{n:02}" for n in range(8, 15))
CHANGED = "1800000000000000015"

_HOME = (
    '<meta name="twitter-site-verification" content="QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9w"/>'
    + "".join(
        f'<svg id="loading-x-anim-{n}"><g><path d="M 1"></path><path d="M 10,30 '
        + "C".join(["1 " * 11] * 20) + '"></path></g></svg>'
        for n in range(4)
    )
    + '<script>{77:"ondemand.s"}{77:"abcdef"}</script>'
)  # fmt: skip
_ONDEMAND = "(a[2], 16)(b[12], 16)(c[14], 16)(d[7], 16)"


def photo(name: str, alt: str | None = None) -> dict[str, Any]:
    return {
        "type": "photo", "id_str": name, "media_url_https": f"https://pbs.twimg.com/media/{name}.jpg",
        "ext_alt_text": alt, "original_info": {"width": 640, "height": 360}, "sizes": {},
    }  # fmt: skip


def video(name: str, alt: str | None = None) -> dict[str, Any]:
    at = f"https://video.twimg.com/ext_tw_video/{name}/pu/vid/avc1"
    return photo(name, alt) | {
        "type": "video",
        "video_info": {
            "duration_millis": 6000,
            "variants": [
                {"content_type": "video/mp4", "bitrate": 832000, "url": f"{at}/640x360/{name}.mp4"},
                {"content_type": "video/mp4", "bitrate": 2176000, "url": f"{at}/1280x720/{name}.mp4"},
                {"content_type": "video/mp4", "bitrate": 256000, "url": f"{at}/480x270/{name}.mp4"},
            ],
        },
    }  # fmt: skip


def user(number: str) -> dict[str, Any]:
    screen_name, name = _NAMES[number]
    core = {"screen_name": screen_name, "name": name, "created_at": "Wed Jan 01 00:00:00 +0000 2020"}
    return {
        "__typename": "User", "rest_id": number, "core": core, "legacy": {"description": "", **core},
        "location": {}, "verification": {"verified": False}, "privacy": {"protected": False}, "avatar": {},
    }  # fmt: skip


def post(number: str, text: str, *media: dict[str, Any], by: str = ANN, **more: Any) -> dict[str, Any]:
    legacy = {
        "id_str": number, "user_id_str": by, "full_text": text, "lang": "en", "entities": {},
        "conversation_id_str": number, "created_at": "Sun Nov 22 12:00:00 +0000 2026", **more,
    }  # fmt: skip
    if media:
        legacy["extended_entities"] = {"media": list(media)}
    return {"__typename": "Tweet", "rest_id": number, "core": {"user_results": {"result": user(by)}}, "legacy": legacy}


def unavailable(reason: str) -> dict[str, Any]:
    return {"__typename": "TweetUnavailable", "reason": reason}


def _posts() -> dict[str, dict[str, Any]]:
    answer = {"in_reply_to_user_id_str": ANN, "in_reply_to_status_id_str": THREAD, "conversation_id_str": THREAD}
    tagged = {"hashtags": [{"text": "testcard"}, {"text": "colours"}]}
    pictures = [photo("P1", "A test card"), photo("P2"), photo("P3"), photo("P4", "Bars, again")]
    return {
        PICTURES: post(PICTURES, "Four pictures https://t.co/abc", *pictures, entities=tagged, favorite_count=7),
        VIDEO: post(VIDEO, "A moving test card", video("V1", "Colours that move")),
        BOTH: post(BOTH, "One of each", photo("P1"), video("V1")),
        QUOTING: post(QUOTING, "Look at that", photo("P1"), quoted_status_id_str=QUOTED),
        QUOTED: post(QUOTED, "That", photo("P2"), by=BOB),
        THREAD: post(THREAD, "One of two", photo("P1")),
        THREAD_2: post(THREAD_2, "Two of two", photo("P2"), **answer),
        STRANGER: post(STRANGER, "Nice!", photo("P3"), by=BOB, **answer),
        ADULT: post(ADULT, "For adults", photo("P1"), possibly_sensitive=True),
        CHANGED: post(CHANGED, "In a shape of tomorrow", {"type": "hologram", "id_str": "H1"}) | {"core": []},
        PROTECTED: unavailable("Protected"),
        SUSPENDED: unavailable("Suspended"),
        AGE: unavailable("NsfwLoggedOut"),
    }


@attrs.define
class X:
    """The site.

    Attributes:
        files: The sample site's media, which its posts show.
        busy: The headers of its answer to a request for `BUSY`.
        posts: What it has, by number.
    """

    files: Mapping[str, MediaFile]
    busy: Mapping[str, str] = attrs.field(factory=lambda: {"x-rate-limit-reset": "4102444800"})
    posts: dict[str, dict[str, Any]] = attrs.field(factory=_posts)

    def __call__(self, request: web.Request) -> web.StreamResponse | None:
        match request.host.partition(":")[0], request.path.rpartition("/")[2]:
            case "api.x.com", "activate.json":
                return web.json_response({"guest_token": GUEST})
            case "x.com", "TweetResultByRestId":
                return self._post(json.loads(request.query["variables"])["tweetId"])
            case "x.com", "TweetDetail":
                return self._thread(request)
            case "x.com", "home":
                return web.Response(text=_HOME, content_type="text/html")
            case "abs.twimg.com", _:
                return web.Response(text=_ONDEMAND)
            case "pbs.twimg.com", name if request.query.get("name") == "orig":
                return self._file("/cat.jpg", name)
            case "video.twimg.com", name:
                return self._file("/clip.mp4", name)
        return None

    def _file(self, path: str, _: str) -> web.Response:
        file = self.files[path]
        return web.Response(body=file.content, content_type=file.content_type)

    def _post(self, number: str) -> web.Response:
        if number == BUSY:
            return web.json_response({"errors": [{"message": "Rate limit exceeded"}]}, status=429, headers=self.busy)
        found = self.posts.get(number)
        return web.json_response({"data": {"tweetResult": {"result": found} if found else {}}})

    def _conversation(self, number: str) -> tuple[str, ...]:
        return (THREAD, THREAD_2, STRANGER) if number == THREAD else (number,)

    def _thread(self, request: web.Request) -> web.Response:
        if request.cookies.get("auth_token") not in (None, "secret-of-x"):
            return web.json_response({"errors": [{"code": 32, "message": "Could not authenticate you"}]}, status=401)
        if "auth_token" not in request.cookies:
            return web.json_response({"errors": [{"message": "Not found"}]}, status=404)
        entries = [
            {"entryId": f"tweet-{n}", "content": {"itemContent": {"tweet_results": {"result": self.posts[n]}}}}
            for n in self._conversation(json.loads(request.query["variables"])["focalTweetId"])
        ]
        instructions = [{"type": "TimelineAddEntries", "entries": entries}]
        return web.json_response({"data": {"threaded_conversation_with_injections_v2": {"instructions": instructions}}})
