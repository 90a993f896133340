"""The card that asks in which quality a recording that failed is to be tried again."""

import attrs
from hikari import ButtonStyle

from boss_bot.discord.language import N_, _
from boss_bot.discord.views.parts import Accent, Card, button, card, row
from boss_bot.discord.views.wording import foot, source_line
from boss_bot.domain.content.options import MediaWanted, Options, Quality
from boss_bot.domain.jobs.job import Job

_CHOICES: tuple[Quality | MediaWanted, ...] = (
    Quality.P1080, Quality.P720, Quality.P480, Quality.SMALLEST, MediaWanted.AUDIO,
)  # fmt: skip
_LABELS = {Quality.SMALLEST: N_("Smallest"), MediaWanted.AUDIO: N_("Audio only")}


def quality_card(job: Job) -> Card:
    """Draw what else can be asked for than what failed; its buttons bear the numbers of `asked_otherwise`."""
    options = job.request.options
    choices = [
        button("quality", _(_LABELS.get(choice, choice.value)), job.id, ButtonStyle.SECONDARY, number)
        for number, choice in enumerate(_CHOICES)
        if choice is not options.quality
    ]
    return card(
        Accent.YELLOW,
        _("Try other quality"),
        source_line(job),
        _("Some versions of a video can be had where another one fails."),
        row(*choices),
        row(button("watch", _("Back"), job.id, ButtonStyle.SECONDARY)),
        foot(job),
    )


def asked_otherwise(options: Options, number: int) -> Options:
    """Return the options with the choice of a button; as they were where there is no such choice."""
    choice = _CHOICES[number] if number < len(_CHOICES) else options.quality
    if isinstance(choice, Quality):
        return attrs.evolve(options, quality=choice)
    return attrs.evolve(options, media=choice)
