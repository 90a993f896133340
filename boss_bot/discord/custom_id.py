"""What a button carries: ``b1:<action>:<job>[:<choice>]``. ``b1`` is the version of this grammar.

The text comes back from the member's client and may be anything by then; who may act is asked of the queue.
"""

import re

import attrs

from boss_bot.domain.job import JobId, is_job_id

_GRAMMAR = re.compile(r"b1:(?P<action>[a-z]{1,20}):(?P<job>[0-9A-Z]{8})(?::(?P<choice>[0-9a-z]{1,20}))?", re.ASCII)


@attrs.frozen
class CustomId:
    """The meaning of a button.

    Attributes:
        action: What to do: the name under which a handler was registered.
        job: With which job.
        choice: Which of several things to do, where the action leaves a choice.
    """

    action: str
    job: JobId
    choice: str = ""

    def __str__(self) -> str:
        """Return the text that the button carries."""
        return f"b1:{self.action}:{self.job}{self.choice and ':'}{self.choice}"


def parse_custom_id(text: str) -> CustomId | None:
    """Read the text of a pressed button; None for whatever is not exactly of the grammar."""
    found = _GRAMMAR.fullmatch(text)
    if found is None or not is_job_id(found["job"]):
        return None
    return CustomId(found["action"], JobId(found["job"]), found["choice"] or "")
