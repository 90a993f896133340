"""Words for an option of a command that makes no sense."""

from boss_bot.discord.words.words import Words
from boss_bot.domain.errors import InvalidOptionError

_OPTIONS = {
    "items": ("`items` takes numbers and ranges from 1 to 999, separated by commas.", "Write them like this: 1-4,7."),
    "start": ("`start` takes a moment of the recording.", "Write it like this: 1:30, or 90 for seconds."),
    "end": ("`end` takes a moment after the start.", "Write it like this: 2:00, or 120 for seconds."),
    "media": ("`media` takes everything, video, images or audio.", "Choose one of these."),
    "quality": ("`quality` takes fits, best, 1080p, 720p, 480p or smallest.", "Choose one of these."),
    "visibility": ("`visibility` takes private or post.", "Choose one of these."),
    "scope": ("`scope` takes post, thread or quoted.", "Choose one of these."),
}
_AN_OPTION = ("An option of the command makes no sense to me.", "Leave it out, or look at its description.")


def option_words(error: InvalidOptionError) -> Words:
    """Return what to tell about an option that makes no sense."""
    return Words("I don't understand an option", *_OPTIONS.get(error.option, _AN_OPTION))
