"""Cards for those who manage a server: figures, downloads, limits, blocks."""

from collections.abc import Iterator, Sequence

from hikari import ButtonStyle
from hikari.impl import SectionComponentBuilder, TextDisplayComponentBuilder

from boss_bot.discord.ids.control_id import ControlId
from boss_bot.discord.language import _
from boss_bot.discord.views.job_line import doing
from boss_bot.discord.views.panel_parts import press
from boss_bot.discord.views.parts import Accent, Card, Part, card, small
from boss_bot.discord.views.wording import site_text
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.look import Look

_ON_A_PAGE = 9  # 9 × 3 components and the frame stay under Discord's 40 in a message
_STOPPABLE = frozenset(JobState) - {JobState.UPLOADING}


def jobs_card(looks: Sequence[Look]) -> Card:
    """Draw a server's downloads that are not over; what they are about is their members' own affair."""
    if not looks:
        return card(Accent.GREY, _("Downloads of this server"), _("Nothing runs or waits here."))
    left = len(looks) - _ON_A_PAGE
    return card(
        Accent.BLURPLE,
        _("Downloads of this server"),
        *_entries(looks[:_ON_A_PAGE]),
        small(_("And {n} more.", n=left)) if left > 0 else None,
    )


def _entries(looks: Sequence[Look]) -> Iterator[Part]:
    for look in looks:
        job = look.job
        line = f"<@{job.request.owner}> · {site_text(job)} — {doing(look)}\n{small(_('Job {id}', id=job.id))}"
        text = TextDisplayComponentBuilder(content=line)
        stop = press(ControlId("stop", job.id), _("Cancel"), ButtonStyle.DANGER)
        yield SectionComponentBuilder(components=[text], accessory=stop) if job.state in _STOPPABLE else text


def managed_card(look: Look) -> Card:
    """Draw what a manager has done with somebody else's download; what it is about is its member's own affair."""
    job = look.job
    return card(
        Accent.GREEN,
        _("Done for {member}", member=f"<@{job.request.owner}>"),
        f"{site_text(job)} — {doing(look)}",
        _("My log names you. What I end for you is told to its member."),
        small(_("Job {id}", id=job.id)),
    )


def told_card(title: str, *lines: str, good: bool = True) -> Card:
    """Draw what became of something that a manager did."""
    return card(Accent.GREEN if good else Accent.YELLOW, title, *lines)
