"""Refusals: why a request or a press is turned down, as values.

They carry data; the words for people live in ``discord/``. One class an error. Its ``code`` is the reference that
people quote; ``permanent`` says that trying the same again cannot help. What ends a running job is in ``failures``.
"""

from typing import ClassVar

import attrs


@attrs.define
class BossBotError(Exception):
    """Any error that a person is told about."""

    code: ClassVar[str] = "BUG-1"
    permanent: ClassVar[bool] = True


@attrs.define
class InvalidLinkError(BossBotError):
    """The text is no web address. ``reason`` is for logs, never shown."""

    code = "URL-1"
    reason: str = ""


@attrs.define
class UnsupportedSiteError(BossBotError):
    """No site serves this host, or not this kind of page of it."""

    code = "URL-2"
    host: str = ""


@attrs.define
class BlockedAddressError(BossBotError):
    """The link leads, or may lead, into a private network or to a port that is not for us."""

    code = "URL-3"


@attrs.define
class WrongSiteError(BossBotError):
    """A command for one site was given a link of another."""

    code = "URL-4"
    wanted: str = ""
    host: str = ""


@attrs.define
class InvalidOptionError(BossBotError):
    """An option of a command cannot be understood. ``option`` is its name."""

    code = "OPT-1"
    option: str = ""


@attrs.define
class QueueFullError(BossBotError):
    """As many jobs are waiting and running as the operator allows."""

    code = "QUEUE-1"
    permanent = False
    limit: int = 0


@attrs.define
class DrainingError(BossBotError):
    """The bot is shutting down and takes nothing new."""

    code = "QUEUE-3"
    permanent = False


@attrs.define
class UnknownJobError(BossBotError):
    """There is no such job for this person: never there, another server's, or too old."""

    code = "JOB-1"


@attrs.define
class NotYourJobError(BossBotError):
    """Somebody else started the job."""

    code = "JOB-2"


@attrs.define
class JobIsOverError(BossBotError):
    """The job has ended; ``state`` says how, in the store's word."""

    code = "JOB-3"
    state: str = ""


@attrs.define
class TooLateError(BossBotError):
    """The job is past the part that can be paused or cancelled; ``state`` says where it is."""

    code = "JOB-4"
    state: str = ""


@attrs.define
class NotKeptError(BossBotError):
    """The files of a job that is done are not kept any more."""

    code = "JOB-5"


@attrs.define
class StoreUnavailableError(BossBotError):
    """The database cannot be read or written at the moment; ``reason`` says why, for logs and `/status`."""

    code = "DB-1"
    permanent = False
    reason: str = ""
