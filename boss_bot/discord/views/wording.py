"""What cards say about a job: its name, its bar, its numbers."""

from boss_bot.discord.language import N_, _
from boss_bot.discord.text.amounts import countdown, part_of_size, percent_text, size_text, time_of_day
from boss_bot.discord.text.escape import clean, cut, plain
from boss_bot.discord.views.parts import small
from boss_bot.domain.content.progress import Progress, Stage
from boss_bot.domain.jobs.job import Job, JobState
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.members.preferences import Notify, ProgressStyle
from boss_bot.sites import SITES

_TITLES = {site.name: site.title for site in SITES}
_BAR_LENGTH = 20
_STEPS = {
    Stage.EXTRACTING: N_("asking the site"),
    Stage.DOWNLOADING: N_("downloading"),
    Stage.MERGING: N_("joining video and audio"),
    Stage.CUTTING: N_("cutting or converting it"),
    Stage.COMPRESSING: N_("making it smaller"),
}


def site_name(job: Job) -> str:
    """Return the name of the site that the job's link leads to, as it is, in at most 60 characters."""
    return _TITLES.get(job.request.site) or cut(clean(job.request.link.host), 60)


def site_text(job: Job) -> str:
    """Return the name of the site, safe to show."""
    return plain(site_name(job))


def about_text(job: Job, limit: int) -> str:
    """Return what the job is about for a line of a list, safe to show: its title and site, or the site alone."""
    title = plain(job.metadata.title if job.metadata else "", limit)
    return f"**{title}** · {site_text(job)}" if title else f"**{site_text(job)}**"


def source_line(job: Job) -> str:
    """Return the line that says what the job is about: title, author, site."""
    said = job.metadata
    parts = [f"**{plain(said.title, 120)}**"] if said and said.title else []
    if said and said.author:
        parts.append(_("by {author}", author=plain(said.author, 60)))
    return " · ".join([*parts, site_text(job)])


def foot(job: Job) -> str:
    """Return the last line: the number under which the member finds the job again."""
    return small(_("Job {id}", id=job.id))


def bar(fraction: float) -> str:
    """Draw a share of 0.0 to 1.0 as a bar of twenty; in a code span, which screen readers take as one piece."""
    full = int(fraction * _BAR_LENGTH)
    return f"`{'▰' * full}{'▱' * (_BAR_LENGTH - full)}`"


def bar_line(look: Look) -> str:
    """Return the bar of a job; empty where its share is unknown, and for members who want no bar."""
    fraction = look.progress.fraction if look.progress else None
    return bar(fraction) if fraction is not None and look.job.request.terms.style is ProgressStyle.BAR else ""


def step_line(look: Look) -> str:
    """Return what a member who wants to hear everything reads besides: the step, the try, and how long it runs."""
    job = look.job
    if job.request.terms.notify is not Notify.VERBOSE:
        return ""
    parts = [_("try {number}", number=job.attempt)] if job.attempt > 1 else []
    if look.stage:
        parts.append(_("step: {name}", name=_(_STEPS[look.stage])))
    if job.claimed_at:
        parts.append(_("running since {when}", when=time_of_day(job.claimed_at)))
    return small(" · ".join(parts)) if parts else ""


def share_text(look: Look) -> str:
    """Return how much is done, ``42 %``, or the bytes when the whole is unknown; empty when there is nothing."""
    progress = look.progress
    if progress is None:
        return ""
    if progress.fraction is not None:
        return percent_text(progress.fraction)
    return size_text(progress.done) if progress.done else ""


def numbers_line(look: Look) -> str:
    """Return ``7.6 of 18.1 MB · 1.2 MB/s · done <t:…:R>``, as much of it as is known."""
    progress = look.progress
    if progress is None or not (progress.done or progress.total):
        return ""
    parts = [part_of_size(progress.done, progress.total) if progress.total else size_text(progress.done)]
    if progress.speed:
        parts.append(f"{size_text(progress.speed)}/s")
    if look.ends_at is not None:
        parts.append(_("done {when}", when=countdown(look.ends_at)))
    return " · ".join(parts)


def file_text(progress: Progress | None) -> str:
    """Return ``file 2 of 4``; empty when there is but one, or nobody knows."""
    if progress is None or not progress.files or progress.files < 2:
        return ""
    return _("file {number} of {files}", number=min(progress.file, progress.files), files=progress.files)


def restart_line(look: Look) -> str:
    """Return the note of a job that was interrupted: whether what it had was kept; empty for any other."""
    if look.anew and look.job.state is JobState.DOWNLOADING:
        return _("This source cannot be resumed, so the file started over.")
    if not look.resumed:
        return ""
    kept = share_text(look)
    return _("Resumed after a restart, {kept} kept.", kept=kept) if kept else _("Resumed after a restart.")
