"""Cards of jobs that do not run at the moment: queued, about to be tried again, paused."""

from boss_bot.discord.amounts import countdown
from boss_bot.discord.views.foretold import end_line, start_line
from boss_bot.discord.views.job_buttons import job_buttons
from boss_bot.discord.views.parts import Accent, Card, card
from boss_bot.discord.views.wording import foot, restart_line, share_text, site_text, source_line
from boss_bot.discord.words import words_for
from boss_bot.domain.error_record import restore
from boss_bot.domain.look import Look


def queued_card(look: Look) -> Card:
    """Draw a job that waits for its turn, or for what another one fetches."""
    kept = share_text(look)
    if look.joined:
        return card(
            Accent.BLURPLE,
            f"Waiting for the same download – {kept}" if kept else "Waiting for the same download",
            source_line(look.job),
            "Somebody here is fetching the same already. You get it as soon as it is here.",
            end_line(look),
            job_buttons(look.job),
            foot(look.job),
        )
    return card(
        Accent.BLURPLE,
        f"Queued – position {look.position} of {look.line}" if look.position else "Queued",
        source_line(look.job),
        restart_line(look) or (f"{kept} kept." if kept else ""),
        start_line(look),
        end_line(look),
        job_buttons(look.job, behind_own=look.behind_own),
        foot(look.job),
    )


def retry_card(look: Look) -> Card:
    """Draw a job that failed for a reason that may pass: why, and when it is tried again."""
    job = look.job
    words = words_for(restore(job.error), site=site_text(job)) if job.error else None
    what = words.title.removeprefix("Failed – ") if words else "Waiting"
    again = f"starts {countdown(job.not_before.timestamp())}" if job.not_before else "starts soon"
    return card(
        Accent.YELLOW,
        f"{what[0].upper()}{what[1:]} – trying again{'' if words else ' soon'}",
        source_line(job),
        words.cause if words else f"The last try with {site_text(job)} did not work.",
        f"Attempt {job.retries + 1} of {max(look.tries, job.retries + 1)} {again}.",
        job_buttons(job),
        foot(job),
    )


def paused_card(look: Look) -> Card:
    """Draw a job that its owner has stopped for a while."""
    kept = share_text(look)
    return card(
        Accent.YELLOW,
        f"Paused – {kept} kept" if kept else "Paused",
        source_line(look.job),
        "Nothing runs meanwhile. Press Resume to go on.",
        job_buttons(look.job),
        foot(look.job),
    )
