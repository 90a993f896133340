"""A member's downloads that are over, a page at a time."""

from collections.abc import Iterator

from hikari import ButtonStyle
from hikari.impl import InteractiveButtonBuilder, SectionComponentBuilder, TextDisplayComponentBuilder

from boss_bot.discord.ids.control_id import ControlId
from boss_bot.discord.language import N_, _
from boss_bot.discord.text.amounts import countdown, files_text
from boss_bot.discord.views.panel_parts import press
from boss_bot.discord.views.parts import Accent, Card, Part, card, row, small
from boss_bot.discord.views.wording import about_text
from boss_bot.discord.words.site_titles import site_title
from boss_bot.domain.jobs.job import Job, JobState
from boss_bot.memory import Page

_ENDS = {
    JobState.COMPLETED: N_("done"),
    JobState.FAILED: N_("failed"),
    JobState.CANCELLED: N_("cancelled"),
}


def history_card(page: Page) -> Card:
    """Draw one page: each line with *Send again* while its files are kept."""
    title = _("Your history on {site}", site=site_title(page.site)) if page.site else _("Your history")
    if not page.jobs:
        return card(Accent.GREY, title, _("No download of yours here is over yet."))
    return card(
        Accent.BLURPLE,
        _("{title} – page {number} of {pages}", title=title, number=page.number, pages=page.pages),
        *_lines(page),
        row(
            _turn(page, page.number - 1, _("Back")),
            _turn(page, page.number + 1, _("Next")),
        )
        if page.pages > 1
        else None,
        small(_("`/privacy` shows what I keep, and deletes it.")),
    )


def _turn(page: Page, number: int, label: str) -> InteractiveButtonBuilder:
    control = ControlId("history", f"{number}.{page.site}" if page.site else str(number))
    return press(control, label, disabled=not 1 <= number <= page.pages)


def _lines(page: Page) -> Iterator[Part]:
    for job, kept in page.jobs:
        text = TextDisplayComponentBuilder(content=_line(job))
        again = press(ControlId("again", job.id), _("Send again"), ButtonStyle.PRIMARY)
        yield SectionComponentBuilder(components=[text], accessory=again) if kept else text


def _line(job: Job) -> str:
    when = countdown((job.finished_at or job.created_at).timestamp())
    parts = [_(_ENDS[job.state]), when]
    if job.state is JobState.COMPLETED and job.files:
        parts.append(files_text(len(job.files)))
    return f"{about_text(job, 80)} — {' · '.join(parts)}\n{small(_('Job {id}', id=job.id))}"
