"""What one scan counts."""

from collections import Counter

import attrs


@attrs.define
class Tally:
    """Figures by name; a name that was never counted is left out.

    ``workspaces``, ``stored``, ``orphans``, ``empty``, ``damaged``, ``leftovers``, ``posts``, ``forgotten`` (jobs) and
    ``archives`` were deleted or archived; ``adopted`` and ``lost`` are rows that were put right; ``failed`` could not
    be deleted.
    """

    counts: Counter[str] = attrs.field(factory=Counter)

    def add(self, what: str, number: int = 1) -> None:
        """Count something."""
        if number:
            self.counts[what] += number

    @property
    def facts(self) -> dict[str, int]:
        """The figures."""
        return dict(self.counts)
