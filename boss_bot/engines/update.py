"""A newer version of a tool: fetched, unpacked, tried, and only then used."""

from collections.abc import Callable

import httpx

from boss_bot.engines.index import IndexTroubleError, Release, fetched, offered
from boss_bot.engines.shelf import Shelf, numbers
from boss_bot.engines.smoke import works
from boss_bot.engines.unpack import BadWheelError, unpack


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
    with httpx.Client() as client:
        try:
            hear("Asking the index")
            release = _chosen(offered(client, index, tool), tool, wanted)
            if numbers(release.version) == numbers(shelf.current(tool)):
                return None
            place = shelf.folder / tool / release.version
            if release.version not in shelf.versions(tool):
                hear(f"Fetching {tool} {release.version}")
                unpack(fetched(client, release), place)
        except IndexTroubleError as error:
            raise UpdateError(f"{error} Nothing has changed.") from error
        except BadWheelError as error:
            raise UpdateError(f"{tool} cannot be unpacked: {error}. Nothing has changed.") from error
    hear(f"Trying {tool} {release.version}")
    if wrong := works(tool, place, release.version):
        raise UpdateError(f"{tool} {release.version} does not work here: {wrong}. Nothing has changed.")
    shelf.use(tool, release.version)
    shelf.tidy(tool)
    return release.version


def _chosen(found: list[Release], tool: str, wanted: str) -> Release:
    fitting = [release for release in found if not wanted or numbers(release.version) == numbers(wanted)]
    if not fitting:
        raise UpdateError(f"The index has no {tool} {wanted}".rstrip() + " that fits every machine.")
    return fitting[-1]
