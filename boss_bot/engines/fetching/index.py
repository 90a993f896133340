"""What a package index offers (PEP 691), and a wheel of it, checked."""

import hashlib
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import attrs
import httpx

from boss_bot.engines.shelf import numbers

_ACCEPTED = {"Accept": "application/vnd.pypi.simple.v1+json"}
_WHEEL = re.compile(r"(?P<name>[\w.]+)-(?P<version>\d+(?:\.\d+)*)-py(?:2\.py)?3-none-any\.whl", re.ASCII)
_MOST_BYTES = 64 << 20
_PATIENCE = 60.0


class IndexTroubleError(Exception):
    """The index cannot be used; the message says why."""


@attrs.frozen
class Release:
    """One wheel that fits every machine.

    Attributes:
        sha256: Its checksum, as the index gives it.
    """

    version: str
    address: str
    sha256: str


def offered(client: httpx.Client, index: str, tool: str) -> list[Release]:
    """Return the releases of a tool that were not taken back, the newest last.

    Raises:
        IndexTroubleError: The index does not answer, or not as an index does.
    """
    page = urljoin(index.rstrip("/") + "/", f"{tool}/")
    try:
        answer = client.get(page, headers=_ACCEPTED, timeout=_PATIENCE, follow_redirects=True).raise_for_status()
        return sorted(_releases(answer.json()["files"], str(answer.url)), key=lambda release: numbers(release.version))
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexTroubleError(f"The index {index} cannot be used ({type(error).__name__}).") from error


def _releases(files: list[dict[str, Any]], page: str) -> Iterator[Release]:
    for file in files:
        wheel, sum_ = _WHEEL.fullmatch(file["filename"]), file["hashes"].get("sha256", "")
        if wheel and sum_ and not file.get("yanked"):
            yield Release(wheel["version"], urljoin(page, file["url"]), sum_)


def fetched(client: httpx.Client, release: Release) -> bytes:
    """Download a wheel and compare its checksum.

    Raises:
        IndexTroubleError: It cannot be had, is too large, or is not what the index promised.
    """
    content = bytearray()
    try:
        with client.stream("GET", release.address, timeout=_PATIENCE, follow_redirects=True) as answer:
            answer.raise_for_status()
            for block in answer.iter_bytes():
                content += block
                if len(content) > _MOST_BYTES:
                    raise IndexTroubleError(f"Version {release.version} is larger than {_MOST_BYTES >> 20} MiB.")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise IndexTroubleError(f"Version {release.version} cannot be fetched ({type(error).__name__}).") from error
    if hashlib.sha256(content).hexdigest() != release.sha256:
        raise IndexTroubleError(f"Version {release.version} is not what the index promised: its checksum differs.")
    return bytes(content)
