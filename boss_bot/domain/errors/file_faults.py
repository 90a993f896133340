"""What is wrong with a file that came, as values."""

import attrs

from boss_bot.domain.errors.failures import JobError


@attrs.define
class WrongFileTypeError(JobError):
    """What came is not what it claims to be, or no kind of file that is passed on."""

    code = "FILE-1"


@attrs.define
class ConversionError(JobError):
    """A file arrived, but could not be cut or converted."""

    code = "PROC-1"


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
    """A file unpacks to more than may be decoded. ``what`` is pixels, frames, seconds, packets or streams."""

    code = "FILE-4"
    what: str = ""
    amount: float = 0
    limit: float = 0


@attrs.define
class MalwareError(JobError):
    """The operator's virus scanner takes a file for malware."""

    code = "FILE-5"


@attrs.define
class ScannerAwayError(JobError):
    """Every file has to pass a virus scanner, and it does not answer, or not about this file."""

    code = "SCAN-1"
    permanent = False
