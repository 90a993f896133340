"""The steps of an update: ask the index, fetch, unpack, try, switch."""

from collections.abc import Callable

import httpx

from boss_bot.engines.fetching.index import IndexTroubleError, Release, fetched, offered
from boss_bot.engines.fetching.smoke import works
from boss_bot.engines.fetching.unpack import BadWheelError, unpack
from boss_bot.engines.shelf import Shelf, numbers


class NoUpdateError(Exception):
    """No other version is used than before; the message says why and what to do."""


def bring(shelf: Shelf, tool: str, *, wanted: str, index: str, hear: Callable[[str], None]) -> str | None:
    """Bring a tool to a version; `boss_bot.engines.update` says what is what.

    Raises:
        NoUpdateError: It cannot be had, or it does not work.
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
            raise NoUpdateError(f"{error} Nothing has changed.") from error
        except BadWheelError as error:
            raise NoUpdateError(f"{tool} cannot be unpacked: {error}. Nothing has changed.") from error
    hear(f"Trying {tool} {release.version}")
    if wrong := works(tool, place, release.version):
        raise NoUpdateError(f"{tool} {release.version} does not work here: {wrong}. Nothing has changed.")
    shelf.use(tool, release.version)
    shelf.tidy(tool)
    return release.version


def _chosen(found: list[Release], tool: str, wanted: str) -> Release:
    fitting = [release for release in found if not wanted or numbers(release.version) == numbers(wanted)]
    if not fitting:
        raise NoUpdateError(f"The index has no {tool} {wanted}".rstrip() + " that fits every machine.")
    return fitting[-1]
