"""The bad routes: every way a source can fail a downloader, each at a fixed address."""

from collections.abc import Mapping

import attrs
from aiohttp import web

from boss_bot.playground.sample_site.files import file_plan, headers_of
from boss_bot.playground.sample_site.pages import blank, page
from boss_bot.playground.sample_site.plan import Plan, Route
from boss_bot.playground.sample_site.shelf import MediaFile

ENDLESS_LIMIT = 256 * 1024**2
"""Bytes after which a body without end is cut, so that a forgotten client cannot run for ever."""

HUGE_LENGTH = 5 * 1000**3
"""The Content-Length that `/huge.mp4` announces."""

LIE = 100_000
"""Bytes that `/lying.mp4` promises beyond those it sends."""

DRIP_S = 0.2
"""Seconds between the bytes of `/slow.mp4`."""

DRIP_LIMIT = 3000
"""Bytes (ten minutes) after which `/slow.mp4` is cut."""


def failing_routes() -> dict[str, Route]:
    """Refuse in the ways that a status can say."""
    return {
        "/missing.mp4": lambda _: failure(404),
        "/gone.mp4": lambda _: failure(410),
        "/forbidden.mp4": lambda _: failure(403),
        # RFC 9110 §15.5.2: a 401 must say how to log in
        "/login.mp4": lambda _: failure(401, {"WWW-Authenticate": 'Basic realm="sample site"'}),
        "/busy.mp4": lambda _: failure(429, {"Retry-After": "7"}),
        "/redirect-to": _redirect,
        "/redirect-loop": lambda _: Plan(status=302, headers={"Location": "/redirect-loop"}),
    }


def failure(status: int, headers: Mapping[str, str] | None = None) -> Plan:
    """Plan a small page with an error status and perhaps more headers."""
    told = page(f"Error {status}", "<p>This address fails on purpose.</p>", status)
    return Plan(status=status, headers={**told.headers, **(headers or {})}, content=told.content)


def broken_routes(clip: MediaFile) -> dict[str, Route]:
    """Answer 200 and then not keep the promise: empty, cut, lying, endless, slow, or another thing than it says."""
    video = {"Content-Type": "video/mp4"}
    plain = headers_of(clip, ranges="none")
    words = page("Not a video", "<p>HTML that is served as a video.</p>").content
    drop_once = _DropOnce(clip)
    fixed = {
        "/empty": blank(),
        "/empty.mp4": Plan(headers=video),
        "/page-without-media": page("Only words", "<p>There is nothing here to download.</p>"),
        "/html-as.mp4": Plan(headers=video, content=words),
        "/lying.mp4": Plan(headers=plain, content=clip.content, length=clip.size + LIE, cut_at=clip.size),
        "/huge.mp4": Plan(headers=plain, content=clip.content, length=HUGE_LENGTH, cut_at=clip.size),
        "/endless.mp4": Plan(
            headers=video, content=clip.content, length=None, stop=ENDLESS_LIMIT, cut_at=ENDLESS_LIMIT
        ),
        "/slow.mp4": Plan(headers=plain, content=clip.content, cut_at=DRIP_LIMIT, drip=DRIP_S),
    }
    return {
        **{path: _always_same(plan) for path, plan in fixed.items()},
        "/drop/clip.mp4": lambda request: attrs.evolve(file_plan(request, clip), cut_at=clip.size // 2),
        "/drop-once/clip.mp4": drop_once.plan,
    }


def _always_same(plan: Plan) -> Route:
    return lambda _: plan


class _DropOnce:
    """Cuts the first response that comes to the middle of the file, and never again, however many are under way."""

    def __init__(self, clip: MediaFile) -> None:
        self._clip = clip
        self._dropped = False

    def plan(self, request: web.BaseRequest) -> Plan:
        plan = file_plan(request, self._clip)
        return attrs.evolve(plan, cut_at=self._clip.size // 2, cuts=self._first_time)

    def _first_time(self) -> bool:
        first, self._dropped = not self._dropped, True
        return first


class LateOnce:
    """Says of a file that it is missing to who asks first, and gives it to everybody after that."""

    def __init__(self, file: MediaFile) -> None:
        self._file = file
        self._asked = False

    def plan(self, request: web.BaseRequest) -> Plan:
        """Plan the answer to one request."""
        asked, self._asked = self._asked, True
        return file_plan(request, self._file) if asked else failure(404)


def _redirect(request: web.BaseRequest) -> Plan:
    """Send the client wherever `u` says, word for word: a guard against bad targets must see them as they are."""
    target = request.query.get("u", "")
    if not target or not target.isprintable():  # a line end would begin another header
        return failure(400)
    return Plan(status=302, headers={"Location": target})
