"""What Discord says to a token, asked with a few plain requests: who it is, the gateway, the servers' permissions."""

from collections.abc import Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import attrs
import httpx

from boss_bot.cli.care.permissions import invite, lacking_in
from boss_bot.cli.care.unreached import answered, why
from boss_bot.domain.operating.status import State, StatusLine
from boss_bot.settings import Settings

_DISCORD = "https://discord.com/api/v10"
_PATIENCE = 10.0
_REFUSED = "Make a new one on your app's Bot page and set DISCORD_TOKEN."
_FEW_STARTS = 20

TROUBLE = (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError, AttributeError)
"""What a question to Discord may end with: nothing came, or what came is no answer of Discord's."""


@attrs.frozen
class Seen:
    """What Discord said.

    Attributes:
        lines: A line for each question.
        application: The app's id, None when the token was not accepted.
        servers: How many servers the bot is in.
        time: What Discord's clock showed, None when it said nothing.
        refused: Whether the token was not accepted.
    """

    lines: Sequence[StatusLine]
    application: int | None = None
    servers: int = 0
    time: datetime | None = None
    refused: bool = False


def ask_discord(settings: Settings) -> Seen:
    """Ask Discord who the token belongs to, and how gateway and permissions are."""
    headers = {"Authorization": f"Bot {settings.token}"}
    try:
        with httpx.Client(base_url=settings.rest_url or _DISCORD, headers=headers, timeout=_PATIENCE) as client:
            me = client.get("/applications/@me")
            time = parsedate_to_datetime(me.headers["Date"]) if "Date" in me.headers else None
            if (trouble := _trouble(me)) is not None:
                return Seen([trouble], time=time, refused=me.status_code == httpx.codes.UNAUTHORIZED)
            who = me.json()
            accepted = StatusLine("Discord", State.OK, f"accepts the token; the app is {who['name']} ({who['id']})")
            servers = client.get("/users/@me/guilds")
            lines = [accepted, _gateway(client.get("/gateway/bot")), _permissions(servers, int(who["id"]))]
            joined = len(servers.json()) if servers.is_success else 0
            return Seen(lines, int(who["id"]), joined, time)
    except TROUBLE as error:
        return Seen([StatusLine("Discord", State.FAILED, *why(error))])


def commands_known(settings: Settings, application: int) -> int:
    """Return how many commands Discord has of the app.

    Raises:
        Exception: One of `TROUBLE`: Discord does not say.
    """
    headers = {"Authorization": f"Bot {settings.token}"}
    address = f"{settings.rest_url or _DISCORD}/applications/{application}/commands"
    return len(httpx.get(address, headers=headers, timeout=_PATIENCE).raise_for_status().json())


def _trouble(answer: httpx.Response) -> StatusLine | None:
    if answer.status_code == httpx.codes.UNAUTHORIZED:
        return StatusLine("Discord", State.FAILED, "does not accept the token", _REFUSED)
    if answer.is_error:
        return StatusLine("Discord", State.WARNING, *answered(answer.status_code))
    return None


def _gateway(answer: httpx.Response) -> StatusLine:
    if answer.is_error:
        return StatusLine("Gateway", State.WARNING, f"answered {answer.status_code}", "Try again in a minute.")
    limit = answer.json()["session_start_limit"]
    few = limit["remaining"] < _FEW_STARTS
    hint = "Something starts the bot again and again: look at its log." if few else ""
    detail = f"{limit['remaining']} of {limit['total']} starts left today"
    return StatusLine("Gateway", State.WARNING if few else State.OK, detail, hint)


def _permissions(answer: httpx.Response, application: int) -> StatusLine:
    if answer.is_error:
        return StatusLine("Permissions", State.WARNING, f"answered {answer.status_code}", "Try again in a minute.")
    servers: list[dict[str, Any]] = answer.json()
    lacking = [words for server in servers if (words := lacking_in(int(server.get("permissions", 0))))]
    if not servers:
        return StatusLine("Permissions", State.WARNING, "the bot is in no server", f"Invite it: {invite(application)}")
    if lacking:
        missing = ", ".join(dict.fromkeys(word for words in lacking for word in words))
        detail = f"{len(lacking)} of {len(servers)} servers do not give: {missing}"
        return StatusLine("Permissions", State.WARNING, detail, "Give them to the bot's role in the server's settings.")
    return StatusLine("Permissions", State.OK, f"complete in {len(servers)} server{'s' * (len(servers) > 1)}")
