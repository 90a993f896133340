"""What goes wrong on our own side of a job: the files, the disk, the process, the wish itself."""

import attrs

from boss_bot.domain.errors.failures import JobError
from boss_bot.domain.errors.file_faults import (
    ConversionError,
    DamagedFileError,
    HiddenContentError,
    MalwareError,
    ScannerAwayError,
    TooMuchMediaError,
    WrongFileTypeError,
)

__all__ = [
    "ConversionError",
    "CrashedError",
    "DamagedFileError",
    "DiskFullError",
    "HiddenContentError",
    "LoginExpiredError",
    "MalwareError",
    "NothingChosenError",
    "OutsideClipError",
    "ScannerAwayError",
    "TimedOutError",
    "TooMuchMediaError",
    "UnexpectedError",
    "WorkspacesFullError",
    "WrongFileTypeError",
]


@attrs.define
class DiskFullError(JobError):
    """No space left for the job's files."""

    code = "DISK-1"
    permanent = False


@attrs.define
class WorkspacesFullError(JobError):
    """Other jobs that run have, or have set aside, all the space that the operator gives to work in progress."""

    code = "DISK-3"
    permanent = False


@attrs.define
class LoginExpiredError(JobError):
    """The operator's login for the site is not accepted (any more)."""

    code = "AUTH-3"


@attrs.define
class NothingChosenError(JobError):
    """The post holds media, but none that the options ask for."""

    code = "NONE-2"


@attrs.define
class OutsideClipError(JobError):
    """The part that was asked for lies behind the end of the recording."""

    code = "CLIP-1"


@attrs.define
class TimedOutError(JobError):
    """The job took longer than it may. ``seconds`` is the limit."""

    code = "TIME-1"
    permanent = False
    seconds: int = 0


@attrs.define
class CrashedError(JobError):
    """The process that did the work died. ``status`` is its wait status."""

    code = "BUG-2"
    permanent = False
    status: int | None = None


@attrs.define
class UnexpectedError(JobError):
    """Something that nobody foresaw; ``reference`` finds it in the log."""

    code = "BUG-1"
    permanent = False
    reference: str = ""
