"""Looks for a message of the bot's own that may or may not have gone out. A nonce cannot be asked for afterwards."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

import hikari

from boss_bot.domain.jobs.parcels import Parcel, Route

_MOST = 300  # messages to look through: more than any channel gets while a bot starts anew
_SLACK = timedelta(minutes=10)  # that two clocks may differ


class UnsureError(Exception):
    """It cannot be told whether the message is there."""


async def find(rest: hikari.api.RESTClient, parcel: Parcel, sizes: Sequence[int]) -> int | None:
    """Return the id of the message that holds a parcel, None when there is certainly none.

    Args:
        rest: Discord.
        parcel: What was to be sent, into a channel or as a direct message.
        sizes: Bytes of each of its files.

    Raises:
        UnsureError: The channel cannot be read, or not far enough back.
        hikari.HikariError: Discord has trouble.
    """
    seen = 0
    try:
        own = (await rest.fetch_my_user()).id
        async for message in rest.fetch_messages(parcel.channel or 0).limit(_MOST):
            seen += 1
            if message.author.id == own and _holds(message, parcel, sizes):
                return int(message.id)
            if message.created_at < parcel.at - _SLACK:
                return None
    except (hikari.ForbiddenError, hikari.NotFoundError):
        raise UnsureError from None
    # Without the permission to read the history Discord answers with no messages at all (resources/message). In
    # direct messages there is no such permission.
    if seen == _MOST or (seen == 0 and parcel.route is not Route.DIRECT):
        raise UnsureError
    return None


def _holds(message: hikari.Message, parcel: Parcel, sizes: Sequence[int]) -> bool:
    said = any(parcel.job in text for text in _texts(message.components))
    return said and Counter(file.size for file in message.attachments) == Counter(sizes)


def _texts(components: Iterable[object]) -> Iterator[str]:
    """Yield every text and every custom id of a message."""
    for component in components:
        for name in ("content", "custom_id"):
            if isinstance(text := getattr(component, name, None), str):
                yield text
        yield from _texts(getattr(component, "components", None) or ())
        if (accessory := getattr(component, "accessory", None)) is not None:
            yield from _texts([accessory])
