"""What a site does with the way to a post that ends a job, as values."""

import attrs

from boss_bot.domain.errors.failures import JobError


@attrs.define
class LeadsNowhereError(JobError):
    """The site sends from one address to the next and never to a page: ten times at most are followed."""

    code = "NET-2"
