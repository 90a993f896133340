"""What goes wrong on our own side of a job: the files, the disk, the process, the wish itself."""

import attrs

from boss_bot.domain.failures import JobError


@attrs.define
class WrongFileTypeError(JobError):
    """What came is not what it claims to be, or no kind of file that is passed on."""

    code = "FILE-1"


@attrs.define
class DiskFullError(JobError):
    """No space left for the job's files."""

    code = "DISK-1"
    permanent = False


@attrs.define
class LoginExpiredError(JobError):
    """The operator's login for the site is not accepted (any more)."""

    code = "AUTH-3"


@attrs.define
class ConversionError(JobError):
    """A file arrived, but could not be cut or converted."""

    code = "PROC-1"


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


@attrs.define
class DamagedFileError(JobError):
    """What came begins like a picture, video or sound, but cannot be decoded."""

    code = "FILE-2"


@attrs.define
class HiddenContentError(JobError):
    """What came is a picture, video or sound, and an archive, program or page at the same time."""

    code = "FILE-3"


@attrs.define
class TooMuchMediaError(JobError):
    """A file unpacks to more than may be decoded. ``what`` is pixels, frames, seconds or packets."""

    code = "FILE-4"
    what: str = ""
    amount: float = 0
    limit: float = 0
