"""The queue of a server, or of all. Of what others keep to themselves it shows that it is there, and nothing else."""

from collections.abc import Sequence

from hikari import ButtonStyle
from hikari.impl import SelectOptionBuilder, TextSelectMenuBuilder

from boss_bot.discord.ids.custom_id import NO_JOB, CustomId
from boss_bot.discord.language import _
from boss_bot.discord.text.amounts import countdown
from boss_bot.discord.views.job_line import doing, job_label
from boss_bot.discord.views.list_card import page_buttons
from boss_bot.discord.views.parts import Accent, Card, Part, button, card, row
from boss_bot.discord.views.wording import about_text
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.members.delivery import Visibility

_ON_A_PAGE = 10
_MOST_CHOICES = 25  # Discord: select menu
_WAITING = frozenset({JobState.QUEUED, JobState.RETRY_WAIT, JobState.PAUSED})


def server_queue_card(looks: Sequence[Look], *, viewer: int, page: int = 0, everywhere: bool = False) -> Card:
    """Draw the jobs of a server that are not over, in the order in which they are likely to end.

    Args:
        looks: Everybody's jobs.
        viewer: Discord id of who looks: what is theirs is shown whole.
        page: Which ten of them, from 0; one that is not there any more is the last.
        everywhere: Whether they are those of all servers and direct messages.
    """
    looks = sorted(looks, key=lambda look: (look.job.state in _WAITING, look.position or 10**9, look.job.created_at))
    last = max(0, (len(looks) - 1) // _ON_A_PAGE)
    page = min(page, last)
    waiting = sum(look.job.state in _WAITING for look in looks)
    title, action = _("Queue of this server – {waiting} waiting, {running} running"), "server"
    if everywhere:
        title, action = _("Queue of all servers – {waiting} waiting, {running} running"), "everywhere"
    first = page * _ON_A_PAGE
    lines = (
        f"{number}. {_line(look, viewer)}"
        for number, look in enumerate(looks[first : first + _ON_A_PAGE], start=first + 1)
    )
    return card(
        Accent.BLURPLE if looks else Accent.GREY,
        title.format(waiting=waiting, running=len(looks) - waiting),
        *lines,
        _next(looks, viewer) if looks else _("Nothing waits and nothing runs."),
        _choice([look for look in looks if look.job.request.owner == viewer]),
        row(
            button("page", _("Only mine"), NO_JOB, ButtonStyle.SECONDARY, 0),
            button(action, _("Refresh"), NO_JOB, ButtonStyle.SECONDARY, page),
        ),
        page_buttons(action, page, last),
    )


def _line(look: Look, viewer: int) -> str:
    request = look.job.request
    who = f"<@{request.owner}>"
    if request.owner != viewer and request.visibility is Visibility.PRIVATE:
        state = _("waiting") if look.job.state in _WAITING else _("running")
        return _("{member} · private download · {state}", member=who, state=state)
    return f"{who} · {about_text(look.job, 60)} — {doing(look)}"


def _next(looks: Sequence[Look], viewer: int) -> str:
    """Say when the viewer's next job is likely to start."""
    mine = [look for look in looks if look.job.request.owner == viewer and look.position]
    if not mine:
        return ""
    place, starts = mine[0].position, mine[0].starts
    if starts is None:
        return _("Your next: position {place}", place=place)
    return _("Your next: position {place}, starts {when}", place=place, when=countdown(starts.latest.timestamp()))


def _choice(mine: Sequence[Look]) -> Part | None:
    """Build the select that opens one of the viewer's own jobs."""
    if not mine:
        return None
    options = [SelectOptionBuilder(label=job_label(look), value=str(look.job.id)) for look in mine[:_MOST_CHOICES]]
    menu = TextSelectMenuBuilder(
        custom_id=str(CustomId("open", NO_JOB)), placeholder=_("Choose one of your downloads"), options=options
    )
    return row(menu)
