"""The one door: every request is noted, checked, counted, done and answered here."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from boss_bot.playground.local_discord.rest import audit_log, callback, channels, commands, info, messages, webhooks
from boss_bot.playground.local_discord.rest.call import Call, Reply, Route, upload_limit
from boss_bot.playground.local_discord.rest.noting import note
from boss_bot.playground.local_discord.rest.uploads import Body, read_body
from boss_bot.playground.local_discord.rules import ApiError, refusals
from boss_bot.playground.local_discord.state import State
from boss_bot.playground.local_discord.troubles import Kind

API_PATH = "/api/v10"
ROUTES = (
    *info.ROUTES,
    *audit_log.ROUTES,
    *channels.ROUTES,
    *messages.ROUTES,
    *commands.ROUTES,
    *callback.ROUTES,
    *webhooks.ROUTES,
)


def add_routes(app: web.Application, state: State) -> None:
    """Put the whole API into ``app``; a path that Discord has and we have not is noted and answered 404."""
    for route in ROUTES:
        app.router.add_route(route.method, f"{API_PATH}{route.template}", _through_door(state, route))
    app.router.add_route("*", f"{API_PATH}/{{tail:.*}}", _through_door(state, None))


def _through_door(state: State, route: Route | None) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def serve(request: web.Request) -> web.Response:
        ids = dict(request.match_info)
        path = request.path.removeprefix(API_PATH)
        body = await read_body(request, state.files, upload_limit(state, ids))
        if body is None:
            return web.Response(status=400)
        entry = note(state, request, route, path, body)
        if (hold := state.faults.take(Kind.HELD, request.method, path)) is not None:
            await hold.pass_by()
        headers: dict[str, str] = {}
        trouble = state.faults.take(Kind.REFUSED, request.method, path)
        if trouble is not None:
            reply = Reply(trouble.status, trouble.body)
            headers |= trouble.headers
        else:
            reply = await _answer(state, request, route, body, headers)
            entry.applied = reply.status < 400
        entry.answer = reply.body
        if state.faults.take(Kind.REPLY_LOST, request.method, path) is not None:
            _cut(request)
        else:
            entry.status = reply.status
        return _response(reply, headers)

    return serve


async def _answer(
    state: State, request: web.Request, route: Route | None, body: Body, headers: dict[str, str]
) -> Reply:
    """Do what is asked for; every refusal comes back as a reply, and refused files are thrown away."""
    ids = dict(request.match_info)
    if route is None:
        return Reply(404, {"message": "404: Not Found", "code": 0})
    try:
        _check_token(state, request, route)
        if route.limited and (refusal := _count(state, route, ids, headers)) is not None:
            return refusal
        _raise(body.refusal)
        call = Call(state=state, ids=ids, query=dict(request.query), body=body.data, files=body.files)
        return await route.handler(call)
    except ApiError as error:
        await asyncio.to_thread(body.discard)
        return Reply(error.status, error.body())


def _check_token(state: State, request: web.Request, route: Route) -> None:
    if route.needs_token and request.headers.get("Authorization") != f"Bot {state.token}":
        raise refusals.unauthorized()


def _raise(refusal: ApiError | None) -> None:
    if refusal is not None:
        raise refusal


def _count(state: State, route: Route, ids: dict[str, str], headers: dict[str, str]) -> Reply | None:
    """Take the request from its bucket; return the 429 if it is empty."""
    major = "/".join(ids[name] for name in route.major)
    verdict = state.limits.judge(route.method, route.template, major, of_messages=route.of_messages)
    headers |= verdict.headers
    if verdict.allowed:
        return None
    headers["X-RateLimit-Scope"] = "user"
    headers["Retry-After"] = str(int(verdict.retry_after) + 1)
    text = "You are being rate limited."
    return Reply(429, {"message": text, "retry_after": round(verdict.retry_after, 3), "global": False})


def _cut(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()


def _response(reply: Reply, headers: dict[str, str]) -> web.Response:
    """Clients insist on the plain content type: ``application/json`` without a character set."""
    if reply.body is None:
        return web.Response(status=reply.status, headers=headers)
    return web.Response(status=reply.status, body=_dump(reply.body), content_type="application/json", headers=headers)


def _dump(body: Any) -> bytes:
    return json.dumps(body).encode()
