"""What a control of a panel carries that belongs to no job: ``s1:<action>[:<argument>]``.

``s1`` is the version of this grammar. Like a button's, the text comes back from the member's client and may be
anything by then.
"""

import re

import attrs

_GRAMMAR = re.compile(r"s1:(?P<action>[a-z]{1,20})(?::(?P<argument>[A-Za-z0-9_.,=-]{1,60}))?", re.ASCII)


@attrs.frozen
class ControlId:
    """The meaning of a button, select or form.

    Attributes:
        action: The name under which a handler was registered.
        argument: What it is about, as the handler understands it.
    """

    action: str
    argument: str = ""

    def __str__(self) -> str:
        """Return the text that the control carries."""
        return f"s1:{self.action}:{self.argument}" if self.argument else f"s1:{self.action}"


def parse_control_id(text: str) -> ControlId | None:
    """Read the text of a used control; None for whatever is not exactly of the grammar."""
    found = _GRAMMAR.fullmatch(text)
    return None if found is None else ControlId(found["action"], found["argument"] or "")
