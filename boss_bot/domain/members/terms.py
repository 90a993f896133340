"""The terms of a job: what its member may use and wants, as it was when they asked."""

import attrs

from boss_bot.domain.members.delivery import HandOver
from boss_bot.domain.members.denials import AdultMediaError
from boss_bot.domain.members.preferences import Notify, ProgressStyle

ADULT_AGE = 18


@attrs.frozen
class Terms:
    """Kept with the job, so that a change of settings counts for what is asked for afterwards.

    Attributes:
        at_once: Downloads of its member that may run at once; None for the operator's general limit.
        waiting: Downloads of its member that may wait; None for as many as the line takes.
        file_bytes: Bytes that one downloaded file may have; None for the operator's general limit.
        retries: Tries that the bot makes by itself after the first; None for the operator's general limit.
        adult: Whether media that is marked 18+ may be shown where it was asked for.
        notify: How much its member wants to hear.
        style: How progress is drawn for them.
        mention: Whether a post in a channel notifies them.
        post_channel: Where results are posted that all are to see, None for the channel where they were asked for.
        hand_over: How a private result reaches them when their card has ended.
        adult_nowhere: Whether the server shows no media that is marked 18+ at all.
        for_adults: Whether the link leads to a site that is for adults as a whole.
        day_jobs: Downloads that its member may start in 24 hours; None for as many as they like.
        day_bytes: Bytes that its member's downloads may bring in 24 hours; None for as many as they like.
        open_card: Whether all see its card, and not its member alone.
    """

    at_once: int | None = None
    waiting: int | None = None
    file_bytes: int | None = None
    retries: int | None = None
    adult: bool = False
    notify: Notify = attrs.field(default=Notify.NORMAL, converter=Notify)
    style: ProgressStyle = attrs.field(default=ProgressStyle.BAR, converter=ProgressStyle)
    mention: bool = True
    post_channel: int | None = None
    hand_over: HandOver = attrs.field(default=HandOver.DIRECT, converter=HandOver)
    adult_nowhere: bool = False
    for_adults: bool = False
    day_jobs: int | None = None
    day_bytes: int | None = None
    open_card: bool = False

    @property
    def mentions(self) -> bool:
        """Whether a message may notify them."""
        return self.mention and self.notify in (Notify.NORMAL, Notify.VERBOSE)

    @property
    def direct(self) -> bool:
        """Whether a direct message may bring them a result: those who want no notifications find it in their inbox."""
        return self.hand_over is HandOver.DIRECT and self.notify is not Notify.NONE

    def check_age(self, age_limit: int) -> None:
        """Let pass what may be shown where it was asked for.

        Args:
            age_limit: The age that the site asks for, 0 when none.

        Raises:
            AdultMediaError: It is marked 18+, and this is no place for it.
        """
        if (self.for_adults or age_limit >= ADULT_AGE) and not self.adult:
            raise AdultMediaError(nowhere=self.adult_nowhere)
