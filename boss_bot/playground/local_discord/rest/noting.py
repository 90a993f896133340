"""Requests go into the journal as they arrive."""

from aiohttp import web

from boss_bot.playground.local_discord.journal import Entry
from boss_bot.playground.local_discord.rest.call import Route
from boss_bot.playground.local_discord.rest.uploads import Body
from boss_bot.playground.local_discord.state import State

NOTED_HEADERS = ("Content-Type", "User-Agent", "X-Audit-Log-Reason")
"""Headers worth a note. ``Authorization`` is not among them: the journal holds no bot token."""


def note(state: State, request: web.Request, route: Route | None, path: str, body: Body) -> Entry:
    """Put a request into the journal; ``path`` is its path under the API's."""
    entry = Entry(
        method=request.method,
        path=path,
        route=route.template if route else None,
        ids={key: value for key, value in request.match_info.items() if key != "tail"},
        query=dict(request.query),
        headers={name: request.headers[name] for name in NOTED_HEADERS if name in request.headers},
        at=state.clock.now(),
        body=body.data,
        files=tuple((file.filename, file.size) for _, file in sorted(body.files.items())),
    )
    state.journal.add(entry)
    return entry
