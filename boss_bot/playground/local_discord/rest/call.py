"""A request and its answer, as the handlers see them, and the table they stand in."""

from collections.abc import Awaitable, Callable
from typing import Any

import attrs

from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.rest.uploads import UploadedFile
from boss_bot.playground.local_discord.rules import ApiError
from boss_bot.playground.local_discord.state import State
from boss_bot.playground.local_discord.world.places import DEFAULT_ATTACHMENT_LIMIT


@attrs.frozen(kw_only=True)
class Call:
    """A request: the ids in its path, query, JSON body, and uploaded files by the number in ``files[n]``."""

    state: State
    ids: dict[str, str]
    query: dict[str, str]
    body: Any
    files: dict[int, UploadedFile]

    def id(self, name: str) -> int:
        """Return an id of the path.

        Raises:
            ApiError: 50035, it is no snowflake.
        """
        value = self.ids[name]
        if not value.isdecimal() or len(value) > 20:
            raise ApiError(400, 50035, "Invalid Form Body", not_snowflake(name, value))
        return int(value)

    @property
    def record(self) -> Json:
        """The body, which must be an object (a missing one counts as empty).

        Raises:
            ApiError: 50035, it is something else.
        """
        if self.body is None:
            return {}
        if not isinstance(self.body, dict):
            raise ApiError(400, 50035, "Invalid Form Body")
        return self.body


@attrs.frozen
class Reply:
    """An answer: status, JSON body (None: no body)."""

    status: int
    body: Any = None


Handler = Callable[[Call], Awaitable[Reply]]
NOTHING = Reply(204)


@attrs.frozen(kw_only=True)
class Route:
    """A route. ``template`` is the path under ``/api/v10``.

    ``major`` are the names of the ids with rate limits of their own; ``of_messages`` says which budget it has;
    ``limited`` is off for the callback route. ``needs_token`` is off where an interaction token is the permission.
    """

    method: str
    template: str
    handler: Handler
    needs_token: bool = True
    limited: bool = True
    of_messages: bool = False
    major: tuple[str, ...] = ()


def not_snowflake(name: str, value: str) -> Json:
    """Return Discord's complaint about an id that is none."""
    text = f'Value "{value}" is not snowflake.'
    return {name: {"_errors": [{"code": "NUMBER_TYPE_COERCE", "message": text}]}}


def upload_limit(state: State, ids: dict[str, str]) -> int:
    """Return how many bytes a file of a request with these path ids may have.

    A token route's limit is what its interaction promised; a channel's that of its guild.
    """
    if state.faults.upload_limit is not None:
        return state.faults.upload_limit
    if (token := ids.get("token")) is not None:
        return state.interactions.size_limit(token) or DEFAULT_ATTACHMENT_LIMIT
    channel = state.world.channels.get(int(ids["channel_id"])) if ids.get("channel_id", "").isdecimal() else None
    return channel.attachment_size_limit if channel else DEFAULT_ATTACHMENT_LIMIT
