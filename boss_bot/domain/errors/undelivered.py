"""Why files that are ready did not reach their member."""

import attrs

from boss_bot.domain.errors.failures import JobError
from boss_bot.domain.errors.refusals import BossBotError


@attrs.define
class UnreachableMemberError(JobError):
    """The files are ready, but the answer that was to hold them is gone."""

    code = "DISC-2"
    permanent = False


@attrs.define
class UnsurePostError(JobError):
    """Whether the files are in the channel, only a person can tell. ``parcel`` is the journal's number."""

    code = "DISC-6"
    parcel: int = 0


@attrs.define
class UploadRefusedError(JobError):
    """Discord did not take the files. ``status`` is its HTTP status."""

    code = "DISC-3"
    permanent = False
    status: int = 0


@attrs.define
class ClosedChannelError(BossBotError):
    """The files cannot be posted in this channel. ``missing`` names the permissions that lack, parted by commas."""

    code = "DISC-1"
    permanent = False
    missing: str = ""


@attrs.define
class AutoModError(BossBotError):
    """A rule of the server's AutoMod stopped the message with the files."""

    code = "DISC-7"
    permanent = False


@attrs.define
class ClosedMessagesError(BossBotError):
    """The member's direct messages are closed for the bot."""

    code = "DISC-4"
    permanent = False


@attrs.define
class AlreadySharedError(BossBotError):
    """The files have gone there already, or may have."""

    code = "DISC-5"
