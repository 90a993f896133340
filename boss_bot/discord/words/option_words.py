"""Words for an option of a command that makes no sense."""

from boss_bot.discord.language import N_, _
from boss_bot.discord.words.words import Words
from boss_bot.domain.errors.refusals import InvalidOptionError

_OPTIONS = {
    "items": (
        N_("`items` takes numbers and ranges from 1 to 999, separated by commas."),
        N_("Write them like this: 1-4,7."),
    ),
    "start": (N_("`start` takes a moment of the recording."), N_("Write it like this: 1:30, or 90 for seconds.")),
    "end": (N_("`end` takes a moment after the start."), N_("Write it like this: 2:00, or 120 for seconds.")),
    "media": (N_("`media` takes everything, video, images or audio."), N_("Choose one of these.")),
    "quality": (N_("`quality` takes fits, best, 1080p, 720p, 480p or smallest."), N_("Choose one of these.")),
    "limits": (
        N_("These limits make no sense to me."),
        N_("Write them like this: at_once=2, waiting=10, file_mb=50, day_jobs=10, day_mb=500, top_priority=normal."),
    ),
    "retries": (N_("The number of tries is none from 0 to 10."), N_("Write a whole number.")),
    "priority": (N_("`priority` takes low, normal or high."), N_("Choose one of these.")),
    "visibility": (N_("`visibility` takes private, post or public."), N_("Choose one of these.")),
    "text": (N_("There is nothing to announce."), N_("Write what the servers are to read.")),
    "server": (N_("I am on no such server."), N_("Choose one of those that are suggested.")),
    "role": (
        N_("Limits are for normal members and for premium members."),
        N_("Choose a level, or the role @everyone, or the premium role of this server."),
    ),
    "scope": (N_("`scope` takes post, thread or quoted."), N_("Choose one of these.")),
}
_AN_OPTION = (N_("An option of the command makes no sense to me."), N_("Leave it out, or look at its description."))


def option_words(error: InvalidOptionError) -> Words:
    """Return what to tell about an option that makes no sense."""
    cause, next_step = _OPTIONS.get(error.option, _AN_OPTION)
    return Words(_("I don't understand an option"), _(cause), _(next_step))
