"""A small instance of Mastodon: one post with one picture, as its API tells of it."""

from collections.abc import Mapping

import attrs
from aiohttp import web

from boss_bot.playground.sample_site import MediaFile

HOSTS = ("fosstodon.org",)
POST = "109000000000000001"


@attrs.frozen
class Mastodon:
    """The site.

    Attributes:
        files: The sample site's media, which its posts show.
    """

    files: Mapping[str, MediaFile]

    def __call__(self, request: web.Request) -> web.StreamResponse | None:
        match request.path.strip("/").split("/"):
            case "api", "v1", "statuses", number if number == POST:
                picture = {
                    "id": "1",
                    "type": "image",
                    "url": f"https://{HOSTS[0]}/media/cat.jpg",
                    "description": "A cat",
                }
                account = {"id": "7", "acct": "ann", "username": "ann", "display_name": "Ann", "moved": None}
                return web.json_response(
                    {
                        "id": POST, "created_at": "2026-01-02T03:04:05.000Z", "content": "<p>Look</p>", "tags": [],
                        "account": account, "media_attachments": [picture], "reblog": None, "in_reply_to_id": None,
                        "url": f"https://{HOSTS[0]}/@ann/{POST}", "uri": POST, "sensitive": False, "card": None,
                    }
                )  # fmt: skip
            case "media", "cat.jpg":
                return web.Response(body=self.files["/cat.jpg"].content, content_type="image/jpeg")
        return None
