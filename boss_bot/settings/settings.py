"""All the knobs: each group in a file of its own, each knob with its name, meaning, reader, example and default."""

from collections.abc import Mapping

import attrs

from boss_bot.settings.knobs.download import DownloadKnobs
from boss_bot.settings.knobs.first import FirstKnobs
from boss_bot.settings.knobs.keeping import KeepingKnobs
from boss_bot.settings.knobs.media import MediaKnobs
from boss_bot.settings.knobs.member import MemberKnobs
from boss_bot.settings.knobs.queue import QueueKnobs
from boss_bot.settings.knobs.sight import SightKnobs

GROUPS: Mapping[str, type] = {
    "The bot itself": FirstKnobs,
    "The queue": QueueKnobs,
    "Members": MemberKnobs,
    "Downloads": DownloadKnobs,
    "Files that came": MediaKnobs,
    "Files that are kept": KeepingKnobs,
    "Sight": SightKnobs,
}
"""The groups in the order in which an operator reads of them; the reference page has a part for each."""


@attrs.frozen(kw_only=True, slots=False)
class Settings(SightKnobs, KeepingKnobs, MediaKnobs, DownloadKnobs, MemberKnobs, QueueKnobs, FirstKnobs):
    """What the operator may set. Read with `load`; secrets are left out of the ``repr``.

    attrs lists the fields of the last base first: the order of the bases is that of `GROUPS`, turned round.
    """
