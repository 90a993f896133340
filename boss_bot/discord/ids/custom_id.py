"""What a button or a select carries: ``b1:<action>:<job>``, or ``b1:<action>:<job>:<number>``.

``b1`` is the version of this grammar. The text comes back from the member's client and may be anything by then; who may
act is asked of the queue.
"""

import re

import attrs

from boss_bot.domain.jobs.job import JobId, is_job_id

_GRAMMAR = re.compile(r"b1:(?P<action>[a-z]{1,20}):(?P<job>[0-9A-Z]{8})(?::(?P<number>0|[1-9][0-9]{0,3}))?", re.ASCII)

NO_JOB = JobId("00000000")
"""Stands where a button is about a list and not about one job; no job has this id for longer than a draw of 40 bits."""


@attrs.frozen
class CustomId:
    """The meaning of a button.

    Attributes:
        action: What to do: the name under which a handler was registered.
        job: With which job.
        number: Which page, where there are pages.
    """

    action: str
    job: JobId
    number: int | None = None

    def __str__(self) -> str:
        """Return the text that the button carries."""
        return f"b1:{self.action}:{self.job}" + ("" if self.number is None else f":{self.number}")


def parse_custom_id(text: str) -> CustomId | None:
    """Read the text of a pressed button; None for whatever is not exactly of the grammar."""
    found = _GRAMMAR.fullmatch(text)
    if found is None or not is_job_id(found["job"]):
        return None
    return CustomId(found["action"], JobId(found["job"]), None if found["number"] is None else int(found["number"]))
