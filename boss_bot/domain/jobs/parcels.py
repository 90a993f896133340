"""The port of the journal of deliveries: what is sent to a member is written down before it goes out, and after."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol

import attrs

from boss_bot.domain.jobs.job import Job, JobId


class Route(StrEnum):
    """How something reaches a member."""

    CARD = "card"
    CHANNEL = "channel"
    DIRECT = "direct"
    INBOX = "inbox"


class Content(StrEnum):
    """What is sent: files, or the news that a job has failed."""

    FILES = "files"
    NEWS = "news"


class Fate(StrEnum):
    """What became of a parcel.

    ``OPEN``: it may have gone out or not. ``SENT``: Discord has it; in the inbox, it is kept there. ``REFUSED``:
    Discord does not have it. ``UNKNOWN``: nobody can find out any more. ``OPENED``: taken out of the inbox.
    """

    OPEN = "open"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    OPENED = "opened"


@attrs.frozen
class Parcel:
    """One message to a member: a batch of a job's files, or news.

    Attributes:
        number: Never used twice.
        job: Whose.
        content, route, fate: What, how, and what became of it.
        at: When it was written down, before the first try to send it (UTC).
        files: The keys of its files, in order.
        channel: Discord channel id, for channels and direct messages.
        message: Discord message id, once it is known.
    """

    number: int
    job: JobId
    content: Content
    route: Route
    at: datetime
    files: tuple[str, ...] = ()
    channel: int | None = None
    message: int | None = None
    fate: Fate = Fate.OPEN

    @property
    def nonce(self) -> str:
        """The same for every try to send this parcel, and no other's; at most 25 characters (Discord)."""
        return f"bb-{self.job}-{self.number}"


class Journal(Protocol):
    """Keeps every parcel. All that it says is on disk when the call returns.

    Every method raises `StoreUnavailableError` while the database cannot be read or written.
    """

    async def intend(
        self,
        job: JobId,
        content: Content,
        route: Route,
        at: datetime,
        *,
        files: Sequence[str] = (),
        channel: int | None = None,
    ) -> Parcel:
        """Write down that something is about to be sent."""
        ...

    async def settle(self, parcel: int, fate: Fate, *, message: int | None = None) -> None:
        """Write down what became of a parcel."""
        ...

    async def address(self, parcel: int, message: int) -> None:
        """Write down which message is going to hold a parcel."""
        ...

    async def of(self, job: JobId) -> Sequence[Parcel]:
        """Return the parcels of a job, oldest first."""
        ...

    async def begun(self) -> frozenset[JobId]:
        """Return the living jobs whose own card may hold files by now."""
        ...

    async def waiting(self, member: int, guild: int | None) -> Sequence[JobId]:
        """Return the jobs of which something waits in a member's inbox of one server, oldest first."""
        ...

    async def addressees(self) -> frozenset[tuple[int, int | None]]:
        """Return the members, each with a server, for whom something waits in an inbox."""
        ...

    async def untold(self, since: datetime) -> Sequence[Job]:
        """Return the jobs that failed, or that a manager ended, since then, and of which no member seems to know."""
        ...
