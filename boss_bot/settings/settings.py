"""All the knobs: each group in a file of its own, each knob with its name, meaning, reader, example and default."""

from collections.abc import Mapping

import attrs

from boss_bot.settings.download_knobs import DownloadKnobs
from boss_bot.settings.first_knobs import FirstKnobs
from boss_bot.settings.keeping_knobs import KeepingKnobs
from boss_bot.settings.media_knobs import MediaKnobs
from boss_bot.settings.member_knobs import MemberKnobs
from boss_bot.settings.queue_knobs import QueueKnobs
from boss_bot.settings.sight_knobs import SightKnobs

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
