"""What a bot asks first: where the gateway is, and who it is itself."""

from boss_bot.playground.local_discord.rest.call import Call, Reply, Route
from boss_bot.playground.local_discord.wire import application_json

SESSIONS_A_DAY = 1000


async def read_gateway(call: Call) -> Reply:
    """Return the address of the gateway."""
    return Reply(200, {"url": call.state.gateway.url})


async def read_gateway_bot(call: Call) -> Reply:
    """Return the address of the gateway, how many shards to use, and how many sessions may still be begun."""
    limit = {
        "total": SESSIONS_A_DAY,
        "remaining": max(0, SESSIONS_A_DAY - call.state.gateway.identifies),
        "reset_after": 86_400_000,
        "max_concurrency": 1,
    }
    return Reply(200, {"url": call.state.gateway.url, "shards": 1, "session_start_limit": limit})


async def read_application(call: Call) -> Reply:
    """Return the application."""
    return Reply(200, application_json(call.state.world.bot))


ROUTES = (
    Route(method="GET", template="/gateway", handler=read_gateway, needs_token=False),
    Route(method="GET", template="/gateway/bot", handler=read_gateway_bot),
    Route(method="GET", template="/applications/@me", handler=read_application),
    Route(method="GET", template="/oauth2/applications/@me", handler=read_application),
)
