"""Cards for those who manage a server: figures, downloads, limits, blocks."""

from collections.abc import Iterator, Sequence

from hikari import ButtonStyle
from hikari.impl import SectionComponentBuilder, TextDisplayComponentBuilder

from boss_bot.discord.ids.control_id import ControlId
from boss_bot.discord.language import N_, _
from boss_bot.discord.text.amounts import duration_text
from boss_bot.discord.views.job_line import doing
from boss_bot.discord.views.panel_parts import press
from boss_bot.discord.views.parts import Accent, Card, Part, card, small
from boss_bot.discord.views.wording import site_text
from boss_bot.discord.words.site_titles import site_title
from boss_bot.domain.jobs.error_record import every_error
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.keeping.records import Figures

_ON_A_PAGE = 9  # 9 × 3 components and the frame stay under Discord's 40 in a message
_STOPPABLE = frozenset(JobState) - {JobState.UPLOADING}
_DAY, _WEEK = N_("Last 24 hours"), N_("Last 7 days")


def stats_card(day: Figures, week: Figures) -> Card:
    """Draw what came of a server's downloads."""
    return card(
        Accent.BLURPLE,
        _("Figures of this server"),
        *(line for span, figures in ((_DAY, day), (_WEEK, week)) for line in _figures(_(span), figures)),
    )


def _figures(span: str, figures: Figures) -> Iterator[str]:
    ended = figures.done + figures.failed
    share = f"{figures.done * 100 // ended} %" if ended else "–"
    yield _(
        "**{span}**: {done} done, {failed} failed ({share} done), {cancelled} cancelled",
        span=span,
        done=figures.done,
        failed=figures.failed,
        share=share,
        cancelled=figures.cancelled,
    )
    if figures.by_site:
        sites = " · ".join(f"{site_title(name)} {number}" for name, number in figures.by_site)
        yield _("By site: {sites}", sites=sites)
    if figures.wait is not None and figures.took is not None and figures.slowest is not None:
        yield _(
            "Median wait {wait} · median time {took} · 95 of 100 within {slowest}",
            wait=duration_text(figures.wait),
            took=duration_text(figures.took),
            slowest=duration_text(figures.slowest),
        )
    if figures.by_error:
        codes = {kind.__name__: kind.code for kind in every_error()}
        errors = " · ".join(f"{codes.get(name, name)} ×{number}" for name, number in figures.by_error)
        yield _("Top errors: {errors}", errors=errors)


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
