"""What an operator is told before members notice, and who may bring it."""

from typing import Protocol

import attrs


@attrs.frozen
class Alert:
    """Something that an operator should mend.

    Attributes:
        kind: What it is, a word of our own.
        about: Which one of its kind, for example a site's short name; empty where there is one alone.
        title: What is wrong, in one sentence.
        fix: What to do about it.
    """

    kind: str
    about: str
    title: str
    fix: str

    @property
    def key(self) -> str:
        """The same trouble has the same key, however its figures change."""
        return f"{self.kind}:{self.about}"


class Messenger(Protocol):
    """Brings alerts to a person."""

    async def send(self, alert: Alert) -> bool:
        """Bring one; never raises. False, and a line in the log, when it could not be brought."""
        ...
