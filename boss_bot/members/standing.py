"""Where one member stands in the place where they speak: level, limits, rules and wishes in one value."""

import attrs

from boss_bot.domain.jobs.job import Job
from boss_bot.domain.members.blocks import Block
from boss_bot.domain.members.denials import BlockedMemberError, PriorityTooHighError, SiteOffError
from boss_bot.domain.members.levels import Allowance, Level
from boss_bot.domain.members.preferences import Preferences
from boss_bot.domain.members.priority import Priority
from boss_bot.domain.members.server_rules import Adult, ServerRules
from boss_bot.domain.members.terms import Terms


@attrs.frozen
class Standing:
    """All that decides what becomes of a member's request.

    Attributes:
        level: Their level here.
        allowance: What they may use here.
        rules: The rules of the server, the defaults in a direct message.
        preferences: What they have set for themselves.
        block: What holds them back here, None for who is not blocked.
    """

    level: Level
    allowance: Allowance
    rules: ServerRules
    preferences: Preferences
    block: Block | None = None

    def let_in(self) -> None:
        """Let pass who may start downloads.

        Raises:
            BlockedMemberError: They are blocked.
        """
        if self.level is Level.BLOCKED:
            until = self.block.until if self.block else None
            raise BlockedMemberError(until=until.timestamp() if until else None)

    def check(self, site: str, priority: Priority) -> None:
        """Let pass a request for a site at a priority.

        Raises:
            BlockedMemberError, SiteOffError, PriorityTooHighError: It may not be.
        """
        self.let_in()
        if site in self.rules.sites_off:
            raise SiteOffError(site=site)
        if priority > self.allowance.top_priority:
            raise PriorityTooHighError(most=int(self.allowance.top_priority))

    def check_age(self, job: Job, *, age_restricted: bool) -> None:
        """Let pass a finished job whose files may be shown here.

        Raises:
            AdultMediaError: They are marked 18+, and this is no place for them.
        """
        age = job.metadata.age_limit if job.metadata else 0
        self.terms(age_restricted=age_restricted, for_adults=job.for_adults).check_age(age)

    def priority(self, wanted: Priority | None) -> Priority:
        """Return the priority of a request: what was asked for, else what they have set, as far as they may."""
        return min(self.preferences.priority, self.allowance.top_priority) if wanted is None else wanted

    def terms(self, *, age_restricted: bool, for_adults: bool = False) -> Terms:
        """Return the terms of a job that they start.

        Args:
            age_restricted: Whether Discord restricts the channel to adults.
            for_adults: Whether the link leads to a site for adults.
        """
        return Terms(
            at_once=self.allowance.at_once,
            waiting=self.allowance.waiting,
            file_bytes=self.allowance.file_bytes,
            day_jobs=self.allowance.day_jobs,
            day_bytes=self.allowance.day_bytes,
            retries=self.preferences.retries,
            adult=age_restricted and self.rules.adult is Adult.CHANNELS,
            notify=self.preferences.notify,
            style=self.preferences.style,
            mention=self.preferences.mention,
            post_channel=self.rules.post_channel,
            hand_over=self.rules.hand_over,
            adult_nowhere=self.rules.adult is Adult.OFF,
            for_adults=for_adults,
        )
