"""The port of headroom: what may be taken in, and what may start, as far as disk and quotas go."""

from collections.abc import Callable, Mapping
from typing import Protocol

import attrs

from boss_bot.domain.jobs.job import Request
from boss_bot.domain.jobs.lack import Lack


class Disk(Protocol):
    """The disk that the data directory lies on."""

    def free(self) -> int:
        """Return the bytes that the bot may still write."""
        ...

    def total(self) -> int:
        """Return the bytes that the disk has."""
        ...


class Headroom(Protocol):
    """Judges whether there is room."""

    async def admit(self, request: Request) -> None:
        """Count a request among those of its member's day; one that is counted already stays so.

        Raises:
            NoRoomError: The disk is nearly full.
            ServerDayError: The server has no bytes left today.
            MemberDayError: The member has no downloads, or no bytes, left today.
            StoreUnavailableError: It cannot be counted.
        """
        ...

    async def withdraw(self, request: Request) -> None:
        """Take back a request that was not taken after all."""
        ...

    @property
    def lacks(self) -> Lack | None:
        """Of what there is too little for another job to start; None when one may."""
        ...

    def on_change(self, call: Callable[[], None]) -> None:
        """Have something called whenever it may be another answer."""
        ...


@attrs.frozen(eq=False, repr=False)
class EndlessHeadroom:
    """Headroom without limits: for whoever brings none."""

    async def admit(self, request: Request) -> None:
        """See `Headroom.admit`."""

    async def withdraw(self, request: Request) -> None:
        """See `Headroom.withdraw`."""

    @property
    def lacks(self) -> Lack | None:
        """See `Headroom.lacks`."""
        return None

    def on_change(self, call: Callable[[], None]) -> None:
        """See `Headroom.on_change`."""


@attrs.frozen
class SpaceLimits:
    """What the operator allows on the disk, in bytes.

    Attributes:
        temp: All workspaces together.
        floor: What must stay free on the disk: below it nothing new is taken or started.
        server_day: What the downloads of one server may bring in 24 hours.
        expected: What is set aside for a job of which no size is known yet.
    """

    temp: int = 2**30
    floor: int = 2**30
    server_day: int = 500 * 2**20
    expected: int = 50 * 2**20


@attrs.frozen
class StorageFacts:
    """How the disk is, for whoever watches it. Bytes.

    Attributes:
        free: On the disk.
        total: On the disk.
        floor: What must stay free.
        temp: In workspaces.
        temp_limit: What workspaces may have.
        temp_files: Files in workspaces.
        reserved: Set aside for running jobs.
        lacks: Of what there is too little for a download to start; of the disk, for one to be taken, too.
        near_quota: Servers that have used more than four fifths of their day, and their bytes.
        server_day: What a server may use in 24 hours.
        failures: Scans of the clean-up that failed since the start.
    """

    free: int
    total: int
    floor: int
    temp: int
    temp_limit: int
    temp_files: int
    reserved: int
    lacks: Lack | None
    near_quota: Mapping[int, int]
    server_day: int
    failures: int
