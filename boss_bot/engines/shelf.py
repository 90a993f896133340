"""The versions on disk, ``<data>/engines/<tool>/<version>/``, and which of them is used."""

import json
import shutil
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import ClassVar

import attrs


@attrs.frozen
class Shelf:
    """One data directory's engines. Nothing of it need be there: then those that were installed are used."""

    folder: Path
    tools: ClassVar[Sequence[str]] = ("yt-dlp", "gallery-dl")

    def versions(self, tool: str) -> list[str]:
        """Return the versions of a tool that are on the shelf, in the order of their numbers."""
        found = [path.name for path in (self.folder / tool).glob("[0-9]*") if path.is_dir()]
        return sorted(found, key=numbers)

    def current(self, tool: str) -> str:
        """Return the version that is used."""
        chosen = self._choices().get(tool, [])
        return chosen[-1] if chosen and chosen[-1] in self.versions(tool) else self.installed(tool)

    @staticmethod
    def installed(tool: str) -> str:
        """Return the version that was installed with the bot."""
        return version(tool)

    def folders(self) -> dict[str, Path]:
        """Return the folders that come before the installed modules, by tool, for the next process that is started."""
        every = {tool: self.folder / tool / self.current(tool) for tool in self.tools}
        return {tool: path for tool, path in every.items() if path.is_dir()}

    def use(self, tool: str, number: str) -> None:
        """Switch to a version on the shelf; the one before is remembered."""
        chosen = [one for one in self._choices().get(tool, []) if one != number]
        self._write(tool, [*chosen, number])

    def roll_back(self, tool: str) -> str:
        """Switch to the version before, at last to the installed one; return which it is."""
        self._write(tool, self._choices().get(tool, [])[:-1])
        return self.current(tool)

    def tidy(self, tool: str, keep: int = 3) -> None:
        """Delete the oldest versions but the newest few and those that were chosen last."""
        chosen = self._choices().get(tool, [])[-2:]
        for number in self.versions(tool)[:-keep]:
            if number not in chosen:
                shutil.rmtree(self.folder / tool / number)

    def _choices(self) -> dict[str, list[str]]:
        try:
            kept = json.loads((self.folder / "chosen.json").read_text("utf-8"))
            return {str(tool): [str(one) for one in chosen] for tool, chosen in kept.items()}
        except (OSError, ValueError, TypeError, AttributeError):  # none yet, or spoilt: those that were installed
            return {}

    def _write(self, tool: str, chosen: list[str]) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        half = self.folder / "chosen.half"
        half.write_text(json.dumps(self._choices() | {tool: chosen}, indent=1), "utf-8")
        half.replace(self.folder / "chosen.json")


def numbers(text: str) -> tuple[int, ...]:
    """Return a version as numbers, for comparing; what is no number counts as nought."""
    return tuple(int(part) if part.isascii() and part.isdigit() else 0 for part in text.split("."))
