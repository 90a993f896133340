"""Cards of jobs that are over. The files of a finished one are drawn by ``done_card``."""

from hikari.impl import LinkButtonBuilder, MessageActionRowBuilder

from boss_bot.discord.language import _
from boss_bot.discord.views.choice_card import offers_row
from boss_bot.discord.views.job_buttons import job_buttons
from boss_bot.discord.views.parts import Accent, Card, Part, card, small
from boss_bot.discord.views.result_buttons import LINK_LENGTH
from boss_bot.discord.views.wording import foot, site_text, source_line
from boss_bot.discord.words import words_for
from boss_bot.domain.errors.failures import FileTooLargeError
from boss_bot.domain.errors.faults import UnexpectedError
from boss_bot.domain.jobs.error_record import restore
from boss_bot.domain.jobs.job import Job
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.jobs.other_offers import offers_others
from boss_bot.domain.members.denials import EndedByManagerError


def completed_card(look: Look) -> Card:
    """Draw a finished job without its files."""
    return card(
        Accent.GREEN,
        _("Done"),
        source_line(look.job),
        _("The files have been handed over."),
        job_buttons(look.job),
        foot(look.job),
    )


def cancelled_card(look: Look) -> Card:
    """Draw a job that its owner has cancelled, or a manager of the server for them."""
    error = restore(look.job.error) if look.job.error else None
    words = words_for(error) if isinstance(error, EndedByManagerError) else None
    return card(
        Accent.GREY,
        _("Cancelled"),
        source_line(look.job),
        f"{words.cause} {words.next_step}" if words else "",
        _("Others here wait for the same download, so it goes on for them.")
        if look.joined
        else _("Partial files were deleted."),
        job_buttons(look.job),
        foot(look.job),
    )


def _ways_out(job: Job) -> tuple[Part | None, ...]:
    """Offer the other versions of a video that did not fit, and the way to the post itself."""
    others = offers_row(job, job.question) if job.question and offers_others(job) else None
    url = job.request.link.url
    post = LinkButtonBuilder(url=url, label=_("Open the post")) if len(url) <= LINK_LENGTH else None
    return (others, MessageActionRowBuilder(components=[post]) if post else None)


def failed_card(look: Look) -> Card:
    """Draw a failed job: why, what can be done, and the reference that people quote."""
    error = restore(look.job.error) if look.job.error else UnexpectedError()
    words = words_for(error, site=site_text(look.job))
    return card(
        Accent.RED,
        words.title if words.ends_a_job else _("Failed – {what}", what=words.title),
        source_line(look.job),
        words.cause,
        words.next_step,
        *(_ways_out(look.job) if isinstance(error, FileTooLargeError) else ()),
        job_buttons(look.job),
        small(_("Reference {code} · Job {id}", code=error.code, id=look.job.id)),
    )
