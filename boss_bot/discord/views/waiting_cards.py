"""Cards of jobs that do not run at the moment: queued, about to be tried again, paused."""

from boss_bot.discord.views.job_buttons import job_buttons
from boss_bot.discord.views.parts import Accent, Card, card
from boss_bot.discord.views.wording import foot, restart_line, share_text, site_text, source_line
from boss_bot.domain.look import Look


def queued_card(look: Look) -> Card:
    """Draw a job that waits for its turn."""
    kept = share_text(look)
    return card(
        Accent.BLURPLE,
        f"Queued – position {look.position} of {look.line}" if look.position else "Queued",
        source_line(look.job),
        restart_line(look) or (f"{kept} kept." if kept else ""),
        "It starts by itself when it is its turn.",
        job_buttons(look.job),
        foot(look.job),
    )


def retry_card(look: Look) -> Card:
    """Draw a job that failed for a reason that may pass."""
    return card(
        Accent.YELLOW,
        "Waiting – trying again soon",
        source_line(look.job),
        f"The last try with {site_text(look.job)} did not work. I try again by myself.",
        job_buttons(look.job),
        foot(look.job),
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
