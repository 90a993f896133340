"""The words that labels may have: fixed sets, so that no input can make series without end.

A label never holds an id, a link, a title or a host. What is in no set becomes ``other``.
"""

import re

import attrs

from boss_bot.domain.errors.failures import JobError
from boss_bot.domain.jobs.error_record import every_error
from boss_bot.sites import SITES

OTHER = "other"

PLATFORMS = frozenset({site.name for site in SITES} | {"direct", "own"})
ERRORS = frozenset(kind.__name__ for kind in every_error())
JOB_ERRORS = frozenset(kind.__name__ for kind in every_error(JobError))
ENDINGS = frozenset({"success", "failed", "cancelled"})
STAGES = frozenset({"downloading", "processing", "uploading"})

_MOST_COMMANDS = 32
_COMMAND = re.compile(r"[a-z][a-z0-9_ -]{0,63}", re.ASCII)


def word(text: str, among: frozenset[str]) -> str:
    """Return a text if it is one of a set, else ``other``."""
    return text if text in among else OTHER


@attrs.define
class CommandNames:
    """The commands there are, as they are met: at most 32 names, of a strict shape."""

    _known: set[str] = attrs.field(factory=set, init=False)

    def word(self, name: str) -> str:
        """Return a command's name while there is room for it, else ``other``."""
        if name not in self._known:
            if len(self._known) >= _MOST_COMMANDS or not _COMMAND.fullmatch(name):
                return OTHER
            self._known.add(name)
        return name
