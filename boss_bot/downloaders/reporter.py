"""What a job's process tells the bot: one JSON object a line."""

import json
import math
from collections.abc import Callable, Sequence

import attrs

from boss_bot.domain.content.media import Metadata
from boss_bot.domain.content.offers import Offer
from boss_bot.domain.content.progress import Progress, Stage
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.jobs.error_record import record

MAX_TITLE = 300
"""Characters of a title or an author's name that are passed on."""

MAX_TEXT = 2000
"""Characters of a post's own words that are passed on; JSON may need twelve bytes for each."""

MAX_ALT = 1000
"""Characters of a description for people who cannot see the picture."""


@attrs.define
class Reporter:
    """Says what happens in a job.

    Attributes:
        send: Takes a finished line.
        files: How many files were reported.
        on_beat: Says what is due, see `beat`.
    """

    send: Callable[[bytes], object]
    files: int = 0
    on_beat: Callable[[], None] | None = None
    _saying: bool = False
    _found: bool = False
    _stage: Stage | None = None

    def stage(self, stage: Stage) -> None:
        """Say that a stage was entered; nothing when it is the present one."""
        if stage is not self._stage:
            self._stage = stage
            self.say("stage", stage=str(stage))

    def found(self, metadata: Metadata, offers: Sequence[Offer] = ()) -> None:
        """Say what the link holds, and which versions there are to choose from; only the first call counts."""
        if self._found:
            return
        self._found = True
        kept = attrs.evolve(
            metadata, title=cut(metadata.title), author=cut(metadata.author), text=cut(metadata.text, MAX_TEXT)
        )
        self.say("found", **attrs.asdict(kept), offers=[attrs.asdict(offer) for offer in offers])

    def progress(self, progress: Progress) -> None:
        """Say how far the job is."""
        self.say("progress", **attrs.asdict(progress))

    def file(self, name: str, alt: str = "") -> None:
        """Say that a file of the content folder is complete, and what its author says it shows."""
        self.files += 1
        self.say("file", name=name, alt=cut(alt, MAX_ALT))

    def anew(self) -> None:
        """Say that a file is fetched from its beginning though a part of it was there."""
        self.say("anew")

    def skipped(self, error: BossBotError, item: int | None = None) -> None:
        """Say that an item was left out; ``item`` is its number in the set, from 1, where it has one."""
        self.say("skipped", error=type(error).__name__, item=item)

    def done(self) -> None:
        """Say that all went well. The last line."""
        self.say("done")

    def failed(self, error: BossBotError) -> None:
        """Say why the job cannot be done. The last line. Only numbers travel with the error, never a site's words."""
        kept = record(error)
        facts = {name: fact for name, fact in kept.facts.items() if fact is None or isinstance(fact, int | float)}
        self.say("failed", error=kept.name, facts=facts)

    def beat(self) -> None:
        """Say what is due. It may come at any moment, as a signal does: never into the middle of a line."""
        if self.on_beat and not self._saying:
            self.on_beat()

    def say(self, what: str, **facts: object) -> None:
        """Send one line."""
        self._saying = True
        self.send(json.dumps({"say": what, **facts}).encode() + b"\n")
        self._saying = False


def cut(text: object, length: int = MAX_TITLE) -> str:
    """Return at most ``length`` characters of a text that came from a site, nothing for what is no text."""
    return text[:length].encode("utf-8", "replace").decode() if isinstance(text, str) else ""


def number(value: object) -> float | None:
    """Return a number that came from a site, None for anything else and for what is below zero."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if math.isfinite(value) and value >= 0 else None


def whole(value: object) -> int | None:
    """Return a number that came from a site as a whole number, None for anything else."""
    found = number(value)
    return None if found is None else int(found)
