"""A member's own downloads in one list, each with the button that is of most use."""

from collections.abc import Iterator, Sequence

from hikari.impl import SectionComponentBuilder, TextDisplayComponentBuilder

from boss_bot.discord.amounts import countdown
from boss_bot.discord.escape import clean, cut
from boss_bot.discord.language import N_, _, ngettext
from boss_bot.discord.views.job_buttons import list_button
from boss_bot.discord.views.parts import Accent, Card, Part, card, small
from boss_bot.discord.views.wording import name_text, share_text, site_name, site_text
from boss_bot.domain.job import JobState
from boss_bot.domain.look import Look

_MARKS = {JobState.QUEUED: "⏳", JobState.RETRY_WAIT: "⏳", JobState.PAUSED: "⏸"}
_STATES = {
    JobState.PROCESSING: N_("processing"),
    JobState.UPLOADING: N_("uploading"),
    JobState.COMPLETED: N_("completed"),
    JobState.FAILED: N_("failed"),
    JobState.CANCELLED: N_("cancelled"),
}
_LABEL_LENGTH = 100  # Discord: application command option choice
_ON_A_PAGE = 7  # 7 × 3 components and the frame stay well under Discord's 40 in a message


def list_card(looks: Sequence[Look]) -> Card:
    """Draw a member's jobs that are not over: those that run, those that wait in their order, those that are paused."""
    if not looks:
        return card(Accent.GREY, _("Your downloads"), _("You have no downloads. Start one with `/download link`."))
    looks = sorted(looks, key=_rank)
    left = len(looks) - _ON_A_PAGE
    return card(
        Accent.BLURPLE,
        ngettext("Your downloads – {n} job", "Your downloads – {n} jobs", len(looks)),
        *_entries(looks[:_ON_A_PAGE]),
        small(ngettext("And {n} more.", "And {n} more.", left)) if left > 0 else None,
    )


def _rank(look: Look) -> tuple[bool, int, float]:
    """Sort what runs before what waits, and the line by place; the older one first."""
    place = look.position or 10**9
    return not look.job.state.running, place, look.job.created_at.timestamp()


def job_label(look: Look) -> str:
    """Return a job in one line of plain text, for a list of choices: ``▶ 42 % · cat video · X (Twitter)``."""
    mark, text = _MARKS.get(look.job.state, "▶"), share_text(look) or doing_text(look)
    said = look.job.metadata
    name = clean(said.title if said and said.title else look.job.request.link.host)
    return cut(f"{mark} {text} · {cut(name, 50)} · {site_name(look.job)}", _LABEL_LENGTH)


def _entries(looks: Sequence[Look]) -> Iterator[Part]:
    for number, look in enumerate(looks, start=1):
        text = TextDisplayComponentBuilder(content=_entry(number, look))
        accessory = list_button(look.job)
        yield SectionComponentBuilder(components=[text], accessory=accessory) if accessory else text


def _entry(number: int, look: Look) -> str:
    job = look.job
    return (
        f"{number}. **{name_text(job, 80)}** · {site_text(job)} — {doing_text(look)}\n{small(_('Job {id}', id=job.id))}"
    )


def doing_text(look: Look) -> str:
    """Return what a job that is not over is busy with."""
    share = share_text(look)
    match look.job.state:
        case JobState.QUEUED:
            return _("waiting, position {place}", place=look.position) if look.position else _("waiting")
        case JobState.RETRY_WAIT:
            again = look.job.not_before
            soon = _("waiting, trying again soon")
            return _("waiting, next try {when}", when=countdown(again.timestamp())) if again else soon
        case JobState.PAUSED:
            return _("paused at {share}", share=share) if share else _("paused")
        case JobState.DOWNLOADING:
            if look.ends_at is None:
                return share or _("starting")
            return _("{share}, done {when}", share=share, when=countdown(look.ends_at))
        case state:
            return _(_STATES[state])
