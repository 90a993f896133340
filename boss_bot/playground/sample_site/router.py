"""From a request to its plan: one table of addresses, and what is said where there is none."""

import re
from collections.abc import Mapping

from aiohttp import web

from boss_bot.playground.sample_site.bad_sources import LateOnce, broken_routes, failing_routes, failure
from boss_bot.playground.sample_site.files import file_routes
from boss_bot.playground.sample_site.pages import page_routes
from boss_bot.playground.sample_site.plan import Plan, Route
from boss_bot.playground.sample_site.shelf import MediaFile
from boss_bot.playground.sample_site.streams import stream_routes

_FAIL = re.compile(r"/fail/([45][0-9]{2})\.(mp4|jpg)")


class Router:
    """Knows every address of the site."""

    def __init__(self, shelf: Mapping[str, MediaFile]) -> None:
        self._routes: dict[str, Route] = {
            **file_routes(shelf),
            **stream_routes(shelf),
            **failing_routes(),
            **broken_routes(shelf["/clip.mp4"]),
            "/late/dog.png": LateOnce(shelf["/dog.png"]).plan,
        }
        pages = ("/gallery/", "/gallery/late/", "/watch/clip", "/watch/player", "/watch/spoken")
        listed = (*pages, *self._routes, "/fail/500.mp4")
        self._routes |= page_routes(listed)

    def plan(self, request: web.BaseRequest) -> Plan:
        """Decide what a request gets; any `/fail/4xx.mp4` or `/fail/5xx.jpg` gets that status."""
        if request.method not in ("GET", "HEAD"):
            return failure(405, {"Allow": "GET, HEAD"})
        route = self._routes.get(request.path)
        if route is not None:
            return route(request)
        failing = _FAIL.fullmatch(request.path)
        return failure(int(failing[1]) if failing else 404)
