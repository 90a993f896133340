"""What listens where."""

from aiohttp import web

from boss_bot.playground.local_discord.cdn import ATTACHMENT_PATH, serve_attachment
from boss_bot.playground.local_discord.gateway import GATEWAY_PATH, serve_gateway
from boss_bot.playground.local_discord.rest import add_routes
from boss_bot.playground.local_discord.state import State

MOST_BODY_BYTES = 2**30


def application(state: State) -> web.Application:
    """Return the HTTP server of ``state``: the API, the gateway and the files."""
    app = web.Application(client_max_size=MOST_BODY_BYTES)

    async def gateway(request: web.Request) -> web.StreamResponse:
        return await serve_gateway(request, state.gateway, state.token)

    async def attachment(request: web.Request) -> web.StreamResponse:
        return await serve_attachment(request, state)

    app.router.add_get(GATEWAY_PATH, gateway)
    app.router.add_get(f"{GATEWAY_PATH}/", gateway)
    app.router.add_get(ATTACHMENT_PATH, attachment)
    add_routes(app, state)
    return app
