"""The bot's own account of a download: what its process says is held against what the bot itself has seen."""

from pathlib import Path

import attrs

from boss_bot.domain.errors.failures import FileTooLargeError, NothingFoundError, TooManyItemsError
from boss_bot.domain.errors.faults import UnexpectedError
from boss_bot.domain.errors.refusals import BlockedAddressError, BossBotError
from boss_bot.domain.jobs.download import DownloadTask
from boss_bot.downloaders.egress import Pass
from boss_bot.downloaders.found_files import bytes_on_disk


@attrs.define
class Ledger:
    """Counts what a download brings.

    Attributes:
        task: What was asked for.
        right: Its right to use the proxy, which counts its bytes.
        before: Bytes that were on the disk before it began.
        files: Files that it has brought.
    """

    task: DownloadTask
    right: Pass
    before: int = attrs.field(init=False)
    files: int = 0

    def __attrs_post_init__(self) -> None:
        self.before = bytes_on_disk(self.task.folder)

    def enter(self, path: Path) -> None:
        """Count a file that is ready.

        Raises:
            FileTooLargeError: It is over the task's limit.
            TooManyItemsError: There are more files than the task allows.
        """
        self.files += 1
        if self.files > self.task.max_files:
            raise TooManyItemsError(self.files, self.task.max_files)
        size = path.stat(follow_symlinks=False).st_size
        if size > self.task.max_bytes:
            raise FileTooLargeError(size, self.task.max_bytes)

    def close(self, error: BossBotError | None) -> None:
        """Say what the end of a download means; nothing when it is a success.

        Args:
            error: What its process said, None when it said that all went well.

        Raises:
            BlockedAddressError: Nothing came, and the proxy had to turn a request down.
            JobError: Nothing came, or not all that should have.
        """
        if error is None and self.files == 0:
            error = NothingFoundError()
        if self.files == 0 and self.right.refused:
            raise BlockedAddressError
        if self.right.exceeded:
            raise FileTooLargeError(None, self.task.max_bytes)
        if error is not None:
            raise error
        if bytes_on_disk(self.task.folder) > self.before and self.right.received == 0:
            raise UnexpectedError  # bytes that did not come through the proxy
