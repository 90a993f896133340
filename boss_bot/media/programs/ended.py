"""What a program left when it ended: its status, and what it said."""

import attrs

from boss_bot.domain.errors.faults import DamagedFileError, DiskFullError


@attrs.frozen
class Ended:
    """How a program ended.

    Attributes:
        status: Its exit status; negative for a signal.
        late: Whether it was stopped because its time was over.
        words: The last bytes that it wrote to its error output. They may hold a stranger's text: for the log at most.
        seconds: How long it ran, that in which it stood still not counted; 0 when it was stopped.
    """

    status: int
    late: bool
    words: bytes = b""
    seconds: float = 0.0

    @property
    def well(self) -> bool:
        """Whether it did all that it was asked for."""
        return self.status == 0 and not self.late

    def must_be_well(self) -> None:
        """Do nothing when it did all that it was asked for.

        Raises:
            DiskFullError: There was no space for what it wrote.
            DamagedFileError: It could not read what it was given, or crashed over it.
        """
        if b"No space left on device" in self.words:
            raise DiskFullError
        if not self.well:
            raise DamagedFileError


@attrs.define(eq=False, repr=False)
class Heard:
    """Keeps the last ``room`` bytes of what a program says."""

    room: int = 1 << 20
    text: bytearray = attrs.field(factory=bytearray)
    over: bool = False

    async def hear(self, piece: bytes) -> None:
        """Take in a piece."""
        self.text += piece
        self.over = self.over or len(self.text) > self.room
        del self.text[: -self.room]
