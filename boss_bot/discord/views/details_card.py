"""Everything that there is to know about one job, for its member."""

from boss_bot.discord.language import _, speaking
from boss_bot.discord.text.amounts import date_text, duration_text, files_text, size_text
from boss_bot.discord.text.escape import code
from boss_bot.discord.views.job_buttons import living_buttons
from boss_bot.discord.views.job_line import doing
from boss_bot.discord.views.parts import Accent, Card, card, small
from boss_bot.discord.views.result_buttons import shown_link
from boss_bot.discord.views.wording import source_line
from boss_bot.domain.content.options import Options
from boss_bot.domain.jobs.error_record import restore
from boss_bot.domain.jobs.job import Job
from boss_bot.domain.jobs.look import Look

_MOST_FILES = 10  # Discord: attachments of a message
_NAME_LENGTH = 60
_LINK_LENGTH = 300


def details_card(look: Look, locale: str | None = None) -> Card:
    """Draw what is known of a job: link, options, times, tries, bytes, files, error; while it lives, its buttons.

    Args:
        look: The job.
        locale: The language of whoever reads it, None for that of the job's member.
    """
    with speaking(look.job.request.locale if locale is None else locale):
        return _drawn(look)


def _drawn(look: Look) -> Card:
    job = look.job
    shown = [f"{code(file.name, _NAME_LENGTH)} – {size_text(file.size)}" for file in job.files[:_MOST_FILES]]
    files = files_text(len(job.files)) + "\n" + "\n".join(f"- {line}" for line in shown) if shown else ""
    error = restore(job.error) if job.error else None
    return card(
        Accent.GREY,
        _("Details – job {id}", id=job.id),
        source_line(job),
        code(shown_link(job), _LINK_LENGTH),
        _("State: {state}", state=doing(look)),
        _options(job.request.options),
        _times(job),
        _("Attempt {number} of {most}", number=max(1, job.retries + 1), most=max(look.tries, job.retries + 1)),
        _bytes(job),
        _("Here a file may have up to {size}.", size=size_text(job.request.size_limit)),
        files,
        small(_("Reference {code}", code=error.code)) if error else None,
        None if job.state.over else living_buttons(job),
    )


def _times(job: Job) -> str:
    said = [_("Asked {when}", when=date_text(job.created_at))]
    if job.started_at:
        said.append(_("started {when}", when=date_text(job.started_at)))
    if job.finished_at:
        said.append(_("ended {when}", when=date_text(job.finished_at)))
    return " · ".join(said)


def _bytes(job: Job) -> str:
    if not job.done_bytes:
        return ""
    fetched = _("Fetched {size}", size=size_text(job.done_bytes))
    if not job.finished_at or not job.claimed_at or job.finished_at <= job.claimed_at:
        return fetched
    seconds = (job.finished_at - job.claimed_at).total_seconds()
    return _("Fetched {size} in {time}", size=size_text(job.done_bytes), time=duration_text(seconds))


def _options(options: Options) -> str:
    """Name what was chosen, as it is typed into the command; empty where nothing was."""
    plain = Options()
    chosen = {
        "media": options.media.value if options.media is not plain.media else "",
        "quality": options.quality.value if options.quality is not plain.quality else "",
        "items": options.items,
        "start": "" if options.start is None else f"{options.start:g}",
        "end": "" if options.end is None else f"{options.end:g}",
        "scope": options.scope.value if options.scope is not plain.scope else "",
        "text": "True" if options.text else "",
    }
    said = " ".join(f"`{name}:{value}`" for name, value in chosen.items() if value)
    return _("Options: {options}", options=said) if said else ""
