"""What comes into the queue from outside."""

import attrs

from boss_bot.domain.content.options import Options
from boss_bot.domain.jobs.job_store import ClaimLimits
from boss_bot.domain.jobs.retry import RetryRule
from boss_bot.domain.members.actor import Actor
from boss_bot.domain.members.delivery import ReplyHandle, Visibility
from boss_bot.domain.members.priority import Priority


@attrs.frozen
class Ask:
    """One `/download`, as it was typed.

    Attributes:
        key: The interaction's id; the same key never makes two jobs.
        actor: Who asks.
        text: What they typed where a link belongs. Hostile.
        channel: Discord channel id.
        size_limit: Bytes one file of the answer may have (the interaction's ``attachment_size_limit``).
        site: Name of the only site that the command takes, None when any will do.
        reply: How to edit the answer they look at.
        options: What of the link is wanted.
        priority: How urgent it is; None for what the member has set.
        age_restricted: Whether Discord restricts the channel to adults.
        locale, guild_locale: Discord's names for the languages of the member and of the server; empty where unknown.
        visibility: Who is to see the result.
        open_card: Whether all see the card; it speaks the server's language then.
        card_message: Discord id of that card's message, where it is known.
    """

    key: str
    actor: Actor
    text: str
    channel: int
    size_limit: int
    site: str | None = None
    reply: ReplyHandle | None = None
    options: Options = attrs.field(factory=Options)
    priority: Priority | None = None
    age_restricted: bool = False
    locale: str = ""
    guild_locale: str = ""
    visibility: Visibility = Visibility.PRIVATE
    open_card: bool = False
    card_message: int | None = None


@attrs.frozen
class Limits:
    """What the operator allows.

    Attributes:
        concurrent: Downloads that run at once.
        per_member: Downloads of one member that run at once.
        capacity: Jobs that wait or are paused; those that run are apart.
        max_bytes: Bytes that one downloaded file may have.
        max_files: Files that one job may have: as many as go into four messages.
        park_seconds: How long a paused download keeps its stopped process before only its bytes are kept.
        per_lane: Downloads of one site that run at once.
        retry: How often and when a failed job is tried again.
        age_seconds: How long a job waits before it stands one level higher.
        choice_seconds: How long a job waits for its member to choose a version; 0 for not at all.
        drain_seconds: How long a stop waits for files that are on their way to Discord.
    """

    concurrent: int = 5
    per_member: int = 2
    capacity: int = 50
    max_bytes: int = 50 * 2**20
    max_files: int = 40
    park_seconds: float = 60.0
    per_lane: int = 5
    retry: RetryRule = attrs.field(factory=RetryRule)
    age_seconds: float = 600.0
    drain_seconds: float = 5.0
    choice_seconds: float = 600.0

    @property
    def slots(self) -> ClaimLimits:
        """How many downloads may run at once, as the store wants to know it."""
        return ClaimLimits(self.concurrent, self.per_member, self.per_lane)
