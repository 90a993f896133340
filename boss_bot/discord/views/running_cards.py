"""Cards of jobs that run: downloading, processing, uploading."""

from boss_bot.discord.language import N_, _
from boss_bot.discord.text.amounts import countdown, files_text, size_text
from boss_bot.discord.views.foretold import end_line
from boss_bot.discord.views.job_buttons import job_buttons
from boss_bot.discord.views.parts import Accent, Card, card
from boss_bot.discord.views.wording import (
    bar_line,
    file_text,
    foot,
    numbers_line,
    restart_line,
    share_text,
    site_text,
    source_line,
    step_line,
)
from boss_bot.domain.content.progress import Stage
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.members.preferences import ProgressStyle


def downloading_card(look: Look) -> Card:
    """Draw a download: before its first byte, on its way, or while its parts are joined."""
    if look.stage is Stage.MERGING:
        return _working_card(look, _("Processing – joining video and audio"), _("Usually under a minute."))
    if look.stage is Stage.CUTTING and look.progress and share_text(look):
        return _share_card(look, N_("Processing – cutting or converting it, {share}"))
    if look.stage is Stage.CUTTING:
        return _working_card(look, _("Processing – cutting or converting it"), "")
    share = share_text(look)
    if not share and look.job.metadata is None:
        asking = _("Asking {site} what there is.", site=site_text(look.job))
        return _working_card(look, _("Checking link"), restart_line(look) or asking, Accent.GREY)
    if not share:
        return _working_card(look, _("Downloading"), restart_line(look))
    if look.job.request.terms.style is ProgressStyle.COMPACT:
        line = " · ".join(
            part for part in (source_line(look.job), file_text(look.progress), numbers_line(look)) if part
        )
        return card(Accent.BLURPLE, _("Downloading – {share}", share=share), line, job_buttons(look.job))
    return card(
        Accent.BLURPLE,
        _("Downloading – {share}", share=share),
        " · ".join(part for part in (source_line(look.job), file_text(look.progress)) if part),
        bar_line(look),
        numbers_line(look),
        end_line(look) if look.ends_at is None else "",
        restart_line(look),
        step_line(look),
        job_buttons(look.job),
        foot(look.job),
    )


def processing_card(look: Look) -> Card:
    """Draw a job whose files have come and are being checked, or made small enough."""
    if look.stage is Stage.COMPRESSING and look.progress and share_text(look):
        return _share_card(look, N_("Processing – making it smaller, {share}"), _limit_line(look))
    return _working_card(look, _("Processing – checking the files"), _("Usually under a minute."))


def _share_card(look: Look, title: str, line: str = "") -> Card:
    """Draw a job whose files are worked on, with how far that is."""
    return card(
        Accent.BLURPLE,
        _(title, share=share_text(look)),
        source_line(look.job),
        bar_line(look),
        line,
        _("Done {when}.", when=countdown(look.ends_at)) if look.ends_at is not None else "",
        job_buttons(look.job),
        foot(look.job),
    )


def _limit_line(look: Look) -> str:
    return _("Here a file may have up to {size}.", size=size_text(look.job.request.size_limit))


def uploading_card(look: Look) -> Card:
    """Draw a job whose files are on their way to Discord. It has no buttons: this part can not be taken back."""
    files = look.job.files
    amount = f"{files_text(len(files))}, {size_text(sum(file.size for file in files))}" if files else ""
    return _working_card(look, _("Uploading to Discord"), amount)


def _working_card(look: Look, title: str, line: str, accent: Accent = Accent.BLURPLE) -> Card:
    parts = source_line(look.job), line, step_line(look), job_buttons(look.job), foot(look.job)
    return card(accent, title, *parts)
