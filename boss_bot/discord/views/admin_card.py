"""Cards for those who manage a server: figures, downloads, limits, blocks."""

from collections.abc import Iterator, Sequence

from hikari import ButtonStyle
from hikari.impl import SectionComponentBuilder, TextDisplayComponentBuilder

from boss_bot.discord.ids.control_id import ControlId
from boss_bot.discord.language import _, ngettext
from boss_bot.discord.text.amounts import date_text
from boss_bot.discord.views.job_line import doing
from boss_bot.discord.views.panel_parts import press
from boss_bot.discord.views.parts import Accent, Card, Part, card, small
from boss_bot.discord.views.wording import site_text
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.members.blocks import Block

_ON_A_PAGE = 9  # 9 × 3 components and the frame stay under Discord's 40 in a message
_BLOCKS_SHOWN = 30  # lines of at most 100 characters, of the 4000 that a message may have
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


def held_back(block: Block) -> str:
    """Return what a block means, with its end if it has one."""
    member = f"<@{block.member}>"
    if block.until is None:
        return _("{member} can start no downloads here.", member=member)
    return _("{member} can start no downloads here until {when}.", member=member, when=date_text(block.until))


def blocked_card(blocks: Sequence[Block]) -> Card:
    """Draw who is blocked on a server, and until when."""
    shown = [held_back(block) for block in blocks[:_BLOCKS_SHOWN]]
    left, title = len(blocks) - len(shown), _("Nobody is blocked here")
    if blocks:
        title = ngettext("{n} member is blocked here", "{n} members are blocked here", len(blocks))
    return card(
        Accent.GREY,
        title,
        "\n".join(shown),
        small(_("And {n} more.", n=left)) if left > 0 else None,
        _("`/admin unblock` lets somebody in again.") if blocks else "",
    )
