"""Cards around the deletion of a finished download's files: the question, and what became of it."""

from hikari import ButtonStyle

from boss_bot.discord.language import _, ngettext, speaking
from boss_bot.discord.text.amounts import files_text, size_text
from boss_bot.discord.views.parts import Accent, Card, button, card, row
from boss_bot.discord.views.result_buttons import gone_buttons
from boss_bot.discord.views.wording import foot, source_line
from boss_bot.domain.jobs.job import Job

_IN_A_MESSAGE = 10  # Discord: attachments


def delete_question_card(job: Job) -> Card:
    """Ask, in the language that is spoken, whether the files of a private card are to be deleted."""
    what = _("{files} go from this message and from my disk.", files=_amount(job))
    if len(job.files) > _IN_A_MESSAGE:
        what = _("{files} go from my messages to you and from my disk.", files=_amount(job))
    return _question(job, _("Delete these files?"), what)


def remove_question_card(job: Job) -> Card:
    """Ask, in the language that is spoken, whether a post that everybody sees is to be removed."""
    what = _("The post goes from this channel, and {files} from my disk.", files=_amount(job))
    return _question(job, _("Remove this post?"), what)


def deleted_card(job: Job, *, posts: int, left: int, seen_to: bool, shared: bool, beside: int = 0) -> Card:
    """Say, in the language that is spoken, what has been deleted.

    Args:
        job: The job.
        posts: How many messages were removed for all.
        left: How many Discord did not let the bot remove.
        seen_to: Whether the message that showed the files could be reached.
        shared: Whether somebody else downloaded the same, so that the bot keeps it.
        beside: How many messages with further files stay, because Discord does not let the bot at them any more.
    """
    removed = ngettext("{n} post is removed.", "{n} posts are removed.", posts) if posts else ""
    stuck = ngettext(
        "{n} post could not be removed. Try again, or delete it by hand.",
        "{n} posts could not be removed. Try again, or delete them by hand.",
        left,
    )
    stay = ngettext(
        "{n} more message still shows files: only you see it, and I can't reach it any more. Dismiss it.",
        "{n} more messages still show files: only you see them, and I can't reach them any more. Dismiss them.",
        beside,
    )
    return card(
        Accent.YELLOW if left or beside else Accent.GREY,
        _("Deleted"),
        source_line(job),
        _("Somebody else downloaded the same, so my copy stays for its time.")
        if shared
        else _("The files are gone from my disk."),
        removed,
        stuck if left else "",
        stay if beside else "",
        "" if seen_to else _("Dismiss the message that shows them: only you see it, and I can't reach it any more."),
        foot(job),
    )


def gone_card(job: Job) -> Card:
    """Draw, in its owner's language, the card of a finished download whose files its member has deleted."""
    with speaking(job.request.locale):
        title, line = _("Deleted – file no longer kept"), _("The files were deleted as you wished.")
        return card(Accent.GREY, title, source_line(job), line, gone_buttons(job), foot(job))


def expired_card(job: Job) -> Card:
    """Say, in the language that is spoken, that the files of a download are not kept any more, and offer it anew."""
    why = _("They were deleted, or the time for which I keep files is over.")
    return card(Accent.GREY, _("File no longer kept"), source_line(job), why, gone_buttons(job), foot(job))


def spared_card(job: Job) -> Card:
    """Say, in the language that is spoken, that nothing was deleted."""
    return card(Accent.GREY, _("Nothing was deleted"), source_line(job), foot(job))


def _question(job: Job, title: str, what: str) -> Card:
    return card(
        Accent.YELLOW,
        title,
        source_line(job),
        what,
        _("This cannot be undone."),
        row(
            button("erase", _("Delete"), job.id, ButtonStyle.DANGER),
            button("spare", _("Keep"), job.id, ButtonStyle.SECONDARY),
        ),
        foot(job),
    )


def _amount(job: Job) -> str:
    return f"{files_text(len(job.files))}, {size_text(sum(file.size for file in job.files))}"
