"""What members set for themselves. The first value of each kind is not the default: `Preferences` names those."""

from enum import StrEnum

import attrs

from boss_bot.domain.content.options import Quality
from boss_bot.domain.members.delivery import Visibility
from boss_bot.domain.members.priority import Priority

MOST_RETRIES = 10


class Notify(StrEnum):
    """How much a member wants to hear of a download.

    ``none``: the first and the last state. ``minimal``: that it has started, and how it ended. ``normal``: progress
    too. ``verbose``: besides, what each step is and why something is tried again.
    """

    NONE = "none"
    MINIMAL = "minimal"
    NORMAL = "normal"
    VERBOSE = "verbose"


class ProgressStyle(StrEnum):
    """How progress is drawn: with a bar; in words alone, drawn seldom, for screen readers; or in one short line."""

    BAR = "bar"
    TEXT = "text"
    COMPACT = "compact"


def _at_most(_: object, attribute: "attrs.Attribute[int]", value: int) -> None:
    if not 0 <= value <= MOST_RETRIES:
        raise ValueError(f"{attribute.name} is none of 0 to {MOST_RETRIES}")


@attrs.frozen
class Preferences:
    """What one member has set; the same on every server.

    Attributes:
        notify: How much they want to hear.
        style: How progress is drawn for them.
        priority: How urgent their downloads are when they do not say.
        quality: Which version of a video they get when they do not say.
        items: Which items of a set they get when they do not say, as ``1-4,7``; empty for all.
        visibility: Who sees their results when they do not say.
        mention: Whether a result that is posted in a channel notifies them, from ``normal`` notifications upwards.
        auto_retry: Whether a download that failed for a reason that may pass is tried again by itself.
        max_retries: How often at most, 0 to `MOST_RETRIES`; the operator's own limit counts too.
    """

    notify: Notify = attrs.field(default=Notify.NORMAL, converter=Notify)
    style: ProgressStyle = attrs.field(default=ProgressStyle.BAR, converter=ProgressStyle)
    priority: Priority = attrs.field(default=Priority.NORMAL, converter=Priority)
    quality: Quality = attrs.field(default=Quality.FITS, converter=Quality)
    items: str = ""
    visibility: Visibility = attrs.field(default=Visibility.PRIVATE, converter=Visibility)
    mention: bool = True
    auto_retry: bool = True
    max_retries: int = attrs.field(default=3, validator=_at_most)

    @property
    def retries(self) -> int:
        """How often a failed download is tried again by itself."""
        return self.max_retries if self.auto_retry else 0
