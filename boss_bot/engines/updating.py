"""A newer version of a tool: fetched, unpacked, tried, and only then used."""

from collections.abc import Callable

from boss_bot.engines.shelf import Shelf


class UpdateError(Exception):
    """No other version is used than before; the message says why and what to do."""


def update(
    shelf: Shelf,
    tool: str,
    *,
    wanted: str = "",
    index: str,
    hear: Callable[[str], None] = lambda _: None,
) -> str | None:
    """Bring a tool to a version, and use it once it has been seen to work.

    Args:
        shelf: Where versions are kept.
        tool: Its name at the index.
        wanted: The version, empty for the newest.
        index: A package index that speaks PEP 691.
        hear: Told of each step.

    Returns:
        The version that is used now, None when it was used already.

    Raises:
        UpdateError: It cannot be had, or it does not work.
    """
    from boss_bot.engines.fetching import NoUpdateError, bring  # late: a bot that runs needs no second HTTP client

    try:
        return bring(shelf, tool, wanted=wanted, index=index, hear=hear)
    except NoUpdateError as error:
        raise UpdateError(str(error)) from error
