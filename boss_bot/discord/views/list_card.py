"""A member's own downloads in one list, each with the button that is of most use."""

from collections.abc import Iterator, Sequence

from hikari.impl import SectionComponentBuilder, TextDisplayComponentBuilder

from boss_bot.discord.amounts import countdown, counted
from boss_bot.discord.escape import clean, cut
from boss_bot.discord.views.job_buttons import list_button
from boss_bot.discord.views.parts import Accent, Card, Part, card, small
from boss_bot.discord.views.wording import name_text, share_text, site_name, site_text
from boss_bot.domain.job import JobState
from boss_bot.domain.look import Look

_MARKS = {JobState.QUEUED: "⏳", JobState.RETRY_WAIT: "⏳", JobState.PAUSED: "⏸"}
_LABEL_LENGTH = 100  # Discord: application command option choice
_ON_A_PAGE = 7  # 7 × 3 components and the frame stay well under Discord's 40 in a message


def list_card(looks: Sequence[Look]) -> Card:
    """Draw a member's jobs that are not over: those that run, those that wait in their order, those that are paused."""
    if not looks:
        return card(Accent.GREY, "Your downloads", "You have no downloads. Start one with `/download link`.")
    looks = sorted(looks, key=_rank)
    left = len(looks) - _ON_A_PAGE
    return card(
        Accent.BLURPLE,
        f"Your downloads – {counted(len(looks), 'job')}",
        *_entries(looks[:_ON_A_PAGE]),
        small(f"And {left} more.") if left > 0 else None,
    )


def _rank(look: Look) -> tuple[bool, int, float]:
    """Sort what runs before what waits, and the line by place; the older one first."""
    place = look.position or 10**9
    return not look.job.state.running, place, look.job.created_at.timestamp()


def job_label(look: Look) -> str:
    """Return a job in one line of plain text, for a list of choices: ``▶ 42 % · cat video · X (Twitter)``."""
    mark, text = _MARKS.get(look.job.state, "▶"), share_text(look) or _doing(look)
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
    return f"{number}. **{name_text(job, 80)}** · {site_text(job)} — {_doing(look)}\n{small(f'Job {job.id}')}"


def _doing(look: Look) -> str:
    share = share_text(look)
    match look.job.state:
        case JobState.QUEUED:
            return f"waiting, position {look.position}" if look.position else "waiting"
        case JobState.RETRY_WAIT:
            again = look.job.not_before
            return f"waiting, next try {countdown(again.timestamp())}" if again else "waiting, trying again soon"
        case JobState.PAUSED:
            return f"paused at {share}" if share else "paused"
        case JobState.DOWNLOADING:
            end = f", done {countdown(look.ends_at)}" if look.ends_at is not None else ""
            return (share or "starting") + end
        case state:
            return state.name.lower()
