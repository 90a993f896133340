"""A member's own downloads in one list, each with the button that is of most use, and buttons for all of them."""

from collections.abc import Iterator, Sequence

from hikari import ButtonStyle
from hikari.impl import MessageActionRowBuilder, SectionComponentBuilder, TextDisplayComponentBuilder

from boss_bot.discord.ids.custom_id import NO_JOB
from boss_bot.discord.language import _, ngettext
from boss_bot.discord.views.job_buttons import list_button
from boss_bot.discord.views.job_line import doing
from boss_bot.discord.views.parts import Accent, Card, Part, button, card, row, small
from boss_bot.discord.views.wording import name_text, site_text
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.look import Look

ON_A_PAGE = 7
"""7 × 3 components, two rows of buttons and the frame stay under Discord's 40 in a message."""

_HOLDABLE = frozenset({JobState.QUEUED, JobState.RETRY_WAIT, JobState.DOWNLOADING})


def list_card(looks: Sequence[Look], page: int = 0) -> Card:
    """Draw a member's jobs that are not over: those that run, those that wait in their order, those that are paused.

    Args:
        looks: The jobs, in any order.
        page: Which seven of them, from 0; one that is not there any more is the last.
    """
    if not looks:
        return card(Accent.GREY, _("Your downloads"), _("You have no downloads. Start one with `/download link`."))
    looks = sorted(looks, key=_rank)
    last = (len(looks) - 1) // ON_A_PAGE
    page = min(page, last)
    first = page * ON_A_PAGE
    return card(
        Accent.BLURPLE,
        ngettext("Your downloads – {n} job", "Your downloads – {n} jobs", len(looks)),
        *_entries(looks[first : first + ON_A_PAGE], first + 1),
        small(_("Page {page} of {pages}", page=page + 1, pages=last + 1)) if last else None,
        _all_buttons(looks, page),
        page_buttons("page", page, last),
    )


def page_buttons(action: str, page: int, last: int) -> MessageActionRowBuilder | None:
    """Build the buttons that leaf through pages; None while there is but one."""
    steps = [(0, _("◀ First"), page > 1), (page - 1, _("‹ Back"), page > 0), (page + 1, _("Next ›"), page < last)]
    return row(
        *(button(action, label, NO_JOB, ButtonStyle.SECONDARY, number) for number, label, there in steps if there)
    )


def _all_buttons(looks: Sequence[Look], page: int) -> MessageActionRowBuilder | None:
    """Build what acts on all of a member's jobs here, as far as it would change anything."""
    states = {look.job.state for look in looks}
    offered = [
        ("pauseall", _("Pause all"), len(looks) > 1 and bool(states & _HOLDABLE)),
        ("resumeall", _("Resume all"), len(looks) > 1 and JobState.PAUSED in states),
        ("cancelall", _("Cancel all"), len(looks) > 1 and bool(states - {JobState.UPLOADING})),
    ]
    chosen = [button(action, label, NO_JOB, ButtonStyle.SECONDARY) for action, label, useful in offered if useful]
    return row(*chosen, button("page", _("Refresh"), NO_JOB, ButtonStyle.SECONDARY, page))


def _rank(look: Look) -> tuple[bool, int, float]:
    """Sort what runs before what waits, and the line by place; the older one first."""
    place = look.position or 10**9
    return not look.job.state.running, place, look.job.created_at.timestamp()


def _entries(looks: Sequence[Look], first: int) -> Iterator[Part]:
    for number, look in enumerate(looks, start=first):
        text = TextDisplayComponentBuilder(content=_entry(number, look))
        accessory = list_button(look.job)
        yield SectionComponentBuilder(components=[text], accessory=accessory) if accessory else text


def _entry(number: int, look: Look) -> str:
    job = look.job
    return f"{number}. **{name_text(job, 80)}** · {site_text(job)} — {doing(look)}\n{small(_('Job {id}', id=job.id))}"
