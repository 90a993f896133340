"""The trials on disk, so that a restart ends none: ``<data>/engines/trials.json``."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import attrs

from boss_bot.engines.trial import Ends, Trial


@attrs.frozen
class Trials:
    """One data directory's trials, one a tool."""

    folder: Path

    def read(self) -> dict[str, Trial]:
        """Return the trials by their tools; none when nothing was kept, or it is spoilt."""
        try:
            kept = json.loads((self.folder / "trials.json").read_text("utf-8"))
            return {str(tool): _trial(trial) for tool, trial in kept.items()}
        except (OSError, ValueError, TypeError, AttributeError, KeyError):
            return {}

    def write(self, trials: Mapping[str, Trial]) -> None:
        """Keep trials in the place of those that were kept.

        Raises:
            OSError: The disk takes nothing.
        """
        if not trials and not self.folder.is_dir():
            return
        text = json.dumps({tool: attrs.asdict(trial) for tool, trial in trials.items()}, default=datetime.isoformat)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        half = self.folder / "trials.half"
        half.write_text(text, "utf-8")
        half.replace(self.folder / "trials.json")

    def note(self, tool: str, trial: Trial | None) -> None:
        """Begin a tool's trial, or forget it.

        Raises:
            OSError: The disk takes nothing.
        """
        others = {name: one for name, one in self.read().items() if name != tool}
        self.write(others | ({tool: trial} if trial else {}))


def _trial(kept: Mapping[str, Any]) -> Trial:
    begun = kept["begun"]
    return Trial(
        str(kept["version"]),
        None if begun is None else datetime.fromisoformat(begun),
        _ends(kept["before"]),
        _ends(kept["since"]),
    )


def _ends(kept: Mapping[str, Mapping[str, Any]]) -> Ends:
    return Ends(*({str(site): int(number) for site, number in kept[kind].items()} for kind in ("well", "broken")))
