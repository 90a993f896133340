"""A member's own downloads in one list, each with the button that is of most use, and buttons for all of them."""

from collections.abc import Callable, Iterator, Sequence

from hikari import ButtonStyle
from hikari.api import special_endpoints as api
from hikari.impl import MessageActionRowBuilder, SectionComponentBuilder, TextDisplayComponentBuilder

from boss_bot.discord.ids.custom_id import NO_JOB
from boss_bot.discord.language import _, ngettext
from boss_bot.discord.views.job_buttons import list_button
from boss_bot.discord.views.job_line import doing
from boss_bot.discord.views.parts import Accent, Card, Part, button, card, row, small
from boss_bot.discord.views.wording import about_text
from boss_bot.domain.jobs.job import Job, JobId, JobState
from boss_bot.domain.jobs.job_state import PAUSABLE
from boss_bot.domain.jobs.look import Look

ON_A_PAGE = 7
"""7 × 3 components, two rows of buttons and the frame stay under Discord's 40 in a message."""

Beside = Callable[[Job], api.ButtonBuilder | None]
"""Which button stands beside the line of a job."""


def list_card(looks: Sequence[Look], page: int = 0) -> Card:
    """Draw a member's jobs that are not over: those that run, those that wait in their order, those that are paused.

    Args:
        looks: The jobs, in any order.
        page: Which seven of them, from 0; one that is not there any more is the last.
    """
    if not looks:
        return card(Accent.GREY, _("Your downloads"), _("You have no downloads. Start one with `/download link`."))
    title = ngettext("Your downloads – {n} job", "Your downloads – {n} jobs", len(looks))
    return card(Accent.BLURPLE, title, *list_parts(looks, page, action="page", job=NO_JOB, beside=list_button))


def list_parts(looks: Sequence[Look], page: int, *, action: str, job: JobId, beside: Beside) -> list[Part | str | None]:
    """Draw the lines of one page and what stands below them.

    Args:
        looks: The jobs, in any order.
        page: Which page, from 0; one that is not there any more is the last.
        action: What the buttons carry that show a page.
        job: The job that they carry.
        beside: Which button a line has.
    """
    looks = sorted(looks, key=_rank)
    last = (len(looks) - 1) // ON_A_PAGE
    page = min(page, last)
    first = page * ON_A_PAGE
    return [
        *_entries(looks[first : first + ON_A_PAGE], first + 1, beside),
        small(_("Page {page} of {pages}", page=page + 1, pages=last + 1)) if last else None,
        row(*_all_buttons(looks), button(action, _("Refresh"), job, ButtonStyle.SECONDARY, page)),
        page_buttons(action, page, last, job),
    ]


def page_buttons(action: str, page: int, last: int, job: JobId = NO_JOB) -> MessageActionRowBuilder | None:
    """Build the buttons that leaf through pages; None while there is but one."""
    steps = [(0, _("◀ First"), page > 1), (page - 1, _("‹ Back"), page > 0), (page + 1, _("Next ›"), page < last)]
    return row(*(button(action, label, job, ButtonStyle.SECONDARY, number) for number, label, there in steps if there))


def _all_buttons(looks: Sequence[Look]) -> Iterator[api.ButtonBuilder]:
    """Build what acts on all of a member's jobs here, as far as it would change anything."""
    states = {look.job.state for look in looks}
    offered = [
        ("pauseall", _("Pause all"), bool(states & PAUSABLE)),
        ("resumeall", _("Resume all"), JobState.PAUSED in states),
        ("cancelall", _("Cancel all"), bool(states - {JobState.UPLOADING})),
    ]
    for action, label, useful in offered:
        if useful and len(looks) > 1:
            yield button(action, label, NO_JOB, ButtonStyle.SECONDARY)


def _rank(look: Look) -> tuple[bool, int, float]:
    """Sort what runs before what waits, and the line by place; the older one first."""
    place = look.position or 10**9
    return not look.job.state.running, place, look.job.created_at.timestamp()


def _entries(looks: Sequence[Look], first: int, beside: Beside) -> Iterator[Part]:
    for number, look in enumerate(looks, start=first):
        text = TextDisplayComponentBuilder(content=_entry(number, look))
        accessory = beside(look.job)
        yield SectionComponentBuilder(components=[text], accessory=accessory) if accessory else text


def _entry(number: int, look: Look) -> str:
    job = look.job
    return f"{number}. {about_text(job, 80)} — {doing(look)}\n{small(_('Job {id}', id=job.id))}"
