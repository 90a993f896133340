"""The options that the download commands share, and what was wished with them."""

from collections.abc import Mapping
from enum import StrEnum

import lightbulb

from boss_bot.domain.content.options import MediaWanted, Quality, Scope
from boss_bot.domain.members.delivery import Visibility
from boss_bot.domain.members.priority import Priority
from boss_bot.domain.members.wishes import IN_PUBLIC, Wishes

# Members of two kinds may be equal as texts, so each kind has a table of its own.
_LABELS: Mapping[type[StrEnum], Mapping[str, str]] = {
    MediaWanted: {
        MediaWanted.EVERYTHING: "Everything",
        MediaWanted.VIDEO: "Videos only",
        MediaWanted.IMAGES: "Images only",
        MediaWanted.AUDIO: "Sound only",
    },
    Quality: {
        Quality.FITS: "Best that Discord takes",
        Quality.BEST: "Best there is",
        Quality.P1080: "1080p",
        Quality.P720: "720p",
        Quality.P480: "480p",
        Quality.SMALLEST: "Smallest",
    },
    Visibility: {
        Visibility.PRIVATE: "Only me",
        Visibility.POST: "Everyone: post it here",
    },
    Scope: {
        Scope.POST: "The post alone",
        Scope.THREAD: "The author's whole thread",
        Scope.QUOTED: "The post and the one it quotes",
    },
}


def _choices(kind: type[StrEnum]) -> list[lightbulb.Choice[str]]:
    return [lightbulb.Choice(_LABELS[kind][one], one.value) for one in kind]


MEDIA = lightbulb.string("media", "Which kinds of files you want", default="", choices=_choices(MediaWanted))
QUALITY = lightbulb.string("quality", "Which version of a video you want", default="", choices=_choices(Quality))
ITEMS = lightbulb.string("items", "Which items of a set, for example 1-4,7", default="")
GALLERY = lightbulb.string(
    "gallery",
    "How much of a gallery you want, where items does not say it",
    default="",
    choices=[lightbulb.Choice("All pictures", "all"), lightbulb.Choice("The first one alone", "first")],
)
START = lightbulb.string("start", "Where your clip begins, for example 1:30", default="")
END = lightbulb.string("end", "Where your clip ends, for example 2:00", default="")
SCOPE = lightbulb.string("scope", "How much around the post you want", default="", choices=_choices(Scope))
VISIBILITY = lightbulb.string(
    "visibility",
    "Who sees the result",
    default="",
    choices=[*_choices(Visibility), lightbulb.Choice("Everyone: the progress too", IN_PUBLIC)],
)
PRIORITY = lightbulb.string(
    "priority",
    "How urgent it is; high is for some members only",
    default="",
    choices=[lightbulb.Choice(one.name.capitalize(), one.name.lower()) for one in Priority],
)
TEXT = lightbulb.boolean("text", "Whether to show the post's own words too", default=False)
SPOILER = lightbulb.boolean("spoiler", "Whether to hide the media until somebody clicks on it", default=False)

_TEXTS = ("media", "quality", "items", "start", "end", "scope", "visibility", "priority")


def wishes_of(command: lightbulb.SlashCommand) -> Wishes:
    """Return what was wished with those of the options that a command has."""
    texts = {name: str(getattr(command, name, "")) for name in _TEXTS}
    if getattr(command, "gallery", "") == "first":
        texts["items"] = texts["items"] or "1"
    text, spoiler = (bool(getattr(command, name, False)) for name in ("text", "spoiler"))
    return Wishes(**texts, text=text, spoiler=spoiler)
