"""Cards of jobs that do not run at the moment: queued, about to be tried again, paused."""

from boss_bot.discord.language import _
from boss_bot.discord.text.amounts import countdown
from boss_bot.discord.views.foretold import end_line, start_line
from boss_bot.discord.views.job_buttons import job_buttons
from boss_bot.discord.views.parts import Accent, Card, card
from boss_bot.discord.views.wording import foot, restart_line, share_text, site_text, source_line
from boss_bot.discord.words import words_for
from boss_bot.domain.jobs.error_record import restore
from boss_bot.domain.jobs.look import Look


def queued_card(look: Look) -> Card:
    """Draw a job that waits for its turn, or for what another one fetches."""
    kept = share_text(look)
    if look.joined:
        return card(
            Accent.BLURPLE,
            _("Waiting for the same download – {share}", share=kept) if kept else _("Waiting for the same download"),
            source_line(look.job),
            _("Somebody here is fetching the same already. You get it as soon as it is here."),
            end_line(look),
            job_buttons(look.job),
            foot(look.job),
        )
    return card(
        Accent.BLURPLE,
        _("Queued – position {place} of {line}", place=look.position, line=look.line) if look.position else _("Queued"),
        source_line(look.job),
        restart_line(look) or (_("{kept} kept.", kept=kept) if kept else ""),
        start_line(look),
        end_line(look),
        job_buttons(look.job, behind_own=look.behind_own),
        foot(look.job),
    )


def retry_card(look: Look) -> Card:
    """Draw a job that failed for a reason that may pass: why, and when it is tried again."""
    job = look.job
    words = words_for(restore(job.error), site=site_text(job)) if job.error else None
    title = _("{cause} – trying again", cause=words.short) if words else _("Waiting – trying again soon")
    return card(
        Accent.YELLOW,
        title,
        source_line(job),
        words.cause if words else _("The last try with {site} did not work.", site=site_text(job)),
        _attempt(look),
        job_buttons(job),
        foot(job),
    )


def _attempt(look: Look) -> str:
    job, number = look.job, look.job.retries + 1
    counts = {"number": number, "most": max(look.tries, number)}
    if job.not_before is None:
        return _("Attempt {number} of {most} starts soon.", **counts)
    return _("Attempt {number} of {most} starts {when}.", **counts, when=countdown(job.not_before.timestamp()))


def paused_card(look: Look) -> Card:
    """Draw a job that its owner has stopped for a while."""
    kept = share_text(look)
    return card(
        Accent.YELLOW,
        _("Paused – {kept} kept", kept=kept) if kept else _("Paused"),
        source_line(look.job),
        _("Nothing runs meanwhile. Press Resume to go on."),
        job_buttons(look.job),
        foot(look.job),
    )
