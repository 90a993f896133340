"""A job in one line: in lists, and among the choices that a command offers."""

from boss_bot.discord.language import N_, _
from boss_bot.discord.text.amounts import countdown
from boss_bot.discord.text.escape import clean, cut
from boss_bot.discord.views.wording import share_text, site_name
from boss_bot.domain.jobs.job import Job, JobState
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.members.delivery import Visibility

_MARKS = {
    JobState.QUEUED: "⏳",
    JobState.RETRY_WAIT: "⏳",
    JobState.PAUSED: "⏸",
    JobState.COMPLETED: "✔",
    JobState.FAILED: "✖",
    JobState.CANCELLED: "✖",
}
_STATES = {
    JobState.PROCESSING: N_("processing"),
    JobState.UPLOADING: N_("uploading"),
    JobState.COMPLETED: N_("completed"),
    JobState.FAILED: N_("failed"),
    JobState.CANCELLED: N_("cancelled"),
}
LABEL_LENGTH = 100
"""Discord: application command option choice, and select option."""


def job_label(look: Look) -> str:
    """Return a job in one line of plain text, for a list of choices: ``▶ 42 % · cat video · X (Twitter)``."""
    return cut(f"{_standing(look)} · {cut(_name(look.job), 50)} · {site_name(look.job)}", LABEL_LENGTH)


def others_label(look: Look, member: str) -> str:
    """Return somebody else's job in one line of plain text, for a manager: ``▶ 42 % · Ann · private download · K7QD2``.

    What a private download is about is its member's own affair.

    Args:
        look: The job.
        member: What its member is called, as plain text.
    """
    job = look.job
    private = job.request.visibility is Visibility.PRIVATE
    about = _("private download") if private else f"{cut(_name(job), 30)} · {cut(site_name(job), 20)}"
    return f"{cut(f'{_standing(look)} · {member} · {about}', LABEL_LENGTH - len(job.id) - 3)} · {job.id}"


def link_label(job: Job) -> str:
    """Return a job's link in one line of plain text: its title, and its address as far as there is room."""
    return cut(f"{cut(_name(job), 50)} · {clean(job.request.link.url)}", LABEL_LENGTH)


def doing(look: Look) -> str:
    """Return what becomes of a job at the moment: ``waiting, position 2``."""
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
            return _(_STATES.get(state, state.name.lower()))


def _standing(look: Look) -> str:
    """Return where a job is, for a label: Discord draws no timestamp there."""
    waits = _("waiting, trying again soon") if look.job.state is JobState.RETRY_WAIT else ""
    return f"{_MARKS.get(look.job.state, '▶')} {share_text(look) or waits or doing(look)}"


def _name(job: Job) -> str:
    said = job.metadata
    return clean(said.title if said and said.title else job.request.link.host)
