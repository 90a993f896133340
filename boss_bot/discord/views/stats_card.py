"""What came of a server's downloads: figures, errors, and a file of all of them."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

import hikari
from hikari.impl import FileComponentBuilder

from boss_bot.discord.ids.control_id import ControlId
from boss_bot.discord.language import _, ngettext
from boss_bot.discord.text.amounts import countdown, duration_text, part_of_size, size_text
from boss_bot.discord.views.panel_parts import choice, press
from boss_bot.discord.views.parts import Accent, Card, card, row
from boss_bot.discord.words import words_for
from boss_bot.discord.words.site_titles import site_title
from boss_bot.domain.jobs.error_record import every_error
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.keeping.figures import Figures
from boss_bot.memory import Overview

SPANS = (1, 7, 30, 90)
"""Days that the panel offers."""

_COLUMNS = ("job", "member", "site", "state", "asked", "started", "ended", "bytes", "error")


def stats_card(seen: Overview) -> Card:
    """Draw what came of a server's downloads, and what there is at the moment."""
    have = seen.holdings
    kept = ngettext("Kept here: {n} download", "Kept here: {n} downloads", have.kept)
    oldest = _("the oldest is of {when}", when=countdown(have.oldest)) if have.oldest else ""
    return card(
        Accent.BLURPLE,
        _("Figures of this server"),
        *_figures(_span(1), seen.day),
        *(_figures(_span(seen.days), seen.span) if seen.days > 1 else ()),
        _("Now: {waiting} waiting, {running} running", waiting=have.waiting, running=have.running),
        " · ".join(part for part in (kept, size_text(have.size), oldest) if part),
        _("Used of this server's day: {amount}", amount=part_of_size(*seen.used)) if seen.used else "",
        choice(ControlId("stats"), [(str(days), _span(days)) for days in SPANS], [str(seen.days)]),
        row(
            press(ControlId("statsfile", str(seen.days)), _("Export CSV")),
            press(ControlId("statserrors", str(seen.days)), _("Errors"), disabled=not seen.span.by_error),
        ),
    )


def _span(days: int) -> str:
    return _("Last 24 hours") if days == 1 else _("Last {n} days", n=days)


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


def errors_card(seen: Overview) -> Card:
    """Draw what the errors mean that came most."""
    kinds = {kind.__name__: kind for kind in every_error()}
    known = [(kinds[name], number) for name, number in seen.span.by_error if name in kinds]
    lines = [f"- **{kind.code}** ×{number} – {words_for(kind()).short}" for kind, number in known]
    title = _("Errors – {span}", span=_span(seen.days))
    return card(Accent.GREY, title, *lines, _("`/help topic:` with a reference tells more about it."))


def file_card(rows: Sequence[Mapping[str, object]], days: int) -> Card:
    """Hand a file over with a line for each download that is over."""
    codes = {kind.__name__: kind.code for kind in every_error()}
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(_COLUMNS)
    for one in rows:
        times = [_moment(one[name]) for name in ("created_at", "started_at", "finished_at")]
        state = JobState(int(str(one["state"]))).name.lower()
        error = codes.get(str(one["error"]), "")
        table.writerow([one["job"], one["member"], one["site"], state, *times, one["done_bytes"], error])
    file = FileComponentBuilder(file=hikari.Bytes(text.getvalue().encode(), f"boss-bot-{days}-days.csv"))
    said = ngettext("{n} download is over.", "{n} downloads are over.", len(rows))
    return card(Accent.GREEN, _("Figures of this server"), said, file)


def _moment(seconds: object) -> str:
    return datetime.fromtimestamp(float(str(seconds)), UTC).isoformat(timespec="seconds") if seconds else ""
