"""The port by which downloads that have been over for long are forgotten."""

from datetime import datetime
from typing import Protocol


class Past(Protocol):
    """Forgets jobs. Every method raises `StoreUnavailableError` while the database cannot be used.

    A job bears dates of the machine's clock alone, which may be set. So its age is counted by marks: each keeps which
    jobs there were at a moment of steady time.
    """

    async def mark(self, steady: float) -> None:
        """Keep which jobs there are now."""
        ...

    async def drop(self, before: float, ended: datetime, *, limit: int) -> int:
        """Delete jobs that are over, with their steps and deliveries; those with stored files stay.

        Args:
            before: They were there at a mark of this moment, or an earlier one (steady seconds).
            ended: And they ended no later than this, by the machine's clock.
            limit: How many at most.

        Returns:
            How many were deleted.
        """
        ...
