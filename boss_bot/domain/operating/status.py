"""One line of health: what, how it is, and what to do about it."""

from enum import StrEnum

import attrs


class State(StrEnum):
    """How a part is."""

    OK = "OK"
    WARNING = "Warning"
    FAILED = "Failed"


@attrs.frozen
class StatusLine:
    """A part of the bot: its name, its state, the figures, and a hint where something is to be done."""

    name: str
    state: State
    detail: str
    hint: str = ""
