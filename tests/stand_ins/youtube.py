"""YouTube as its player sees it: a video is fetched only by who has run the player's own program.

An address of a video carries a challenge, ``n``. The player's program (``base.js``) says what the answer is; without it
the real site sends bytes at a crawl, and this one none. yt-dlp hands the program to deno.
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import attrs
from aiohttp import web

from boss_bot.playground.sample_site import MediaFile

SITE, VIDEOS = "www.youtube.com", "rr1---sn-4g5e6nez.googlevideo.com"
HOSTS = (SITE, VIDEOS, "i.ytimg.com")
VIDEO, PRIVATE, LIVE = "aBcDeFgHiJ1", "aBcDeFgHiJ2", "aBcDeFgHiJ3"
CHALLENGE, ANSWER = "kQ7xW2mNp4", "4pNm2Wx7Qk"
_PLAYER = "/s/player/0a1b2c3d/player_ias.vflset/en_US/base.js"

_PROGRAM = """var _yt_player={};(function(g){'use strict';
class Address{constructor(link){this.link=link;this.parts=new Map()}
set(key,value){this.parts.set(key,value)}get(key){return this.parts.get(key)}clone(){return this}
turn(){const n=this.parts.get("n");this.parts.set("n",n.split("").reverse().join(""))}}
g.config={signatureTimestamp:20777};
g.make=function(link,key,sig){const made=new Address(link);made.set("alr","yes");if(sig)made.set(key,sig);return made};
})(_yt_player);"""


@attrs.define
class YouTube:
    """The site.

    Attributes:
        files: The sample site's media: each video is its clip.
        challenge: What the addresses of videos ask.
        program: The player's own.
    """

    files: Mapping[str, MediaFile]
    challenge: str = CHALLENGE
    program: str = _PROGRAM

    async def __call__(self, request: web.Request) -> web.StreamResponse | None:
        match request.host.partition(":")[0], request.path:
            case host, "/watch" if host == SITE:
                return web.Response(text=self._page(), content_type="text/html")
            case host, path if host == SITE and path.startswith("/s/player/"):
                return web.Response(text=self.program, content_type="text/javascript")
            case host, "/youtubei/v1/player" if host == SITE:
                return web.json_response(self._player(await request.json()))
            case host, "/youtubei/v1/next" if host == SITE:
                return web.json_response({"contents": {"twoColumnWatchNextResults": {}}})
            case host, "/videoplayback" if host == VIDEOS and request.query["n"] == ANSWER:
                return web.Response(body=self.files["/clip.mp4"].content, content_type="video/mp4")
            case host, "/videoplayback" if host == VIDEOS:
                return web.Response(status=403)
        return None

    def _page(self) -> str:
        client = {"clientName": "WEB", "clientVersion": "2.20261120.00.00"}
        config = {
            "INNERTUBE_API_KEY": "key", "INNERTUBE_CONTEXT": {"client": client}, "INNERTUBE_CONTEXT_CLIENT_NAME": 1,
            "PLAYER_JS_URL": _PLAYER, "STS": 20777,
        }  # fmt: skip
        return f"<html><script>ytcfg.set({json.dumps(config)});</script></html>"

    def _player(self, asked: dict[str, Any]) -> dict[str, Any]:
        number = asked["videoId"]
        if number == PRIVATE:
            return {"playabilityStatus": {"status": "LOGIN_REQUIRED", "reason": "Private video"}}
        if number not in (VIDEO, LIVE):
            return {"playabilityStatus": {"status": "ERROR", "reason": "Video unavailable"}}
        query = {"expire": "4102444800", "itag": "18", "mime": "video/mp4", "n": self.challenge, "c": "TVHTML5"}
        offer = {
            "itag": 18, "url": f"https://{VIDEOS}/videoplayback?{urlencode(query)}", "bitrate": 500_000, "width": 640,
            "height": 360, "quality": "medium", "mimeType": 'video/mp4; codecs="avc1.42001E, mp4a.40.2"',
            "contentLength": str(self.files["/clip.mp4"].size), "approxDurationMs": "6000", "fps": 30,
        }  # fmt: skip
        details = {
            "videoId": number, "title": "A moving test card", "lengthSeconds": "6", "channelId": "UC" + "a" * 22,
            "author": "Ann", "shortDescription": "Colours that move", "isLive": number == LIVE,
            "isLiveContent": number == LIVE,
        }  # fmt: skip
        return {
            "playabilityStatus": {"status": "OK"}, "videoDetails": details,
            "streamingData": {"formats": [offer], "expiresInSeconds": "21540"},
        }  # fmt: skip
