"""The card of a job: one pure function from a look to a component tree, one drawing for each state."""

from collections.abc import Callable, Mapping
from datetime import datetime

from boss_bot.discord.language import _, speaking
from boss_bot.discord.text.amounts import countdown, time_of_day
from boss_bot.discord.text.escape import code
from boss_bot.discord.views.choice_card import choice_card
from boss_bot.discord.views.ended_cards import cancelled_card, completed_card, failed_card
from boss_bot.discord.views.job_buttons import job_buttons, watch_button
from boss_bot.discord.views.parts import Accent, Card, card, row, with_parts
from boss_bot.discord.views.result_line import result_line
from boss_bot.discord.views.running_cards import downloading_card, processing_card, uploading_card
from boss_bot.discord.views.waiting_cards import paused_card, queued_card, retry_card
from boss_bot.discord.views.wording import foot, share_text, source_line
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.look import Look

_DRAWINGS: Mapping[JobState, Callable[[Look], Card]] = {
    JobState.QUEUED: queued_card,
    JobState.RETRY_WAIT: retry_card,
    JobState.PAUSED: paused_card,
    JobState.DOWNLOADING: downloading_card,
    JobState.PROCESSING: processing_card,
    JobState.UPLOADING: uploading_card,
    JobState.COMPLETED: completed_card,
    JobState.FAILED: failed_card,
    JobState.CANCELLED: cancelled_card,
}


def job_card(look: Look) -> Card:
    """Draw a job as it is now, in its owner's language. The files of a finished job come in `done_card`."""
    with speaking(look.job.request.locale):
        question = look.job.question
        if question and question.open and look.job.state is JobState.RETRY_WAIT:
            return choice_card(look, question)
        return _DRAWINGS[look.job.state](look)


def checking_card(typed: str) -> Card:
    """Draw the first answer to a link, before anything is known about it.

    Args:
        typed: The link as the member typed it. Hostile.
    """
    return card(Accent.GREY, _("Checking link"), code(typed, 100), _("Finding out what there is to download."))


def ending_card(look: Look, ends: datetime) -> Card:
    """Draw a job whose live view is about to end: until when it lives, and how the result comes after that.

    Args:
        look: The job.
        ends: When the card can be redrawn for the last time.
    """
    drawn = job_card(look)
    with speaking(look.job.request.locale):
        view = _("This live view ends {when}.", when=countdown(ends.timestamp()))
        return with_parts(drawn, f"{view} {result_line(look)}", row(watch_button(look.job)))


def paused_view_card(look: Look) -> Card:
    """Draw the last words of a card whose token ends: the job goes on, the view does not."""
    with speaking(look.job.request.locale):
        return _paused_view(look)


def _paused_view(look: Look) -> Card:
    paused, share = look.job.state is JobState.PAUSED, share_text(look)
    time = time_of_day(look.at)
    when = _("{share} at {time}", share=share, time=time) if share else _("at {time}", time=time)
    still = _("Still paused – live view paused ({when})") if paused else _("Still working – live view paused ({when})")
    return card(
        Accent.YELLOW if paused else Accent.BLURPLE,
        still.format(when=when),
        source_line(look.job),
        _("It stays paused.") if paused else result_line(look),
        _("A press on a button below, or `/queue`, brings the live view back."),
        row(watch_button(look.job)),
        job_buttons(look.job),
        foot(look.job),
    )
