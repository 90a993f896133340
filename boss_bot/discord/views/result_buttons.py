"""The buttons of a finished download's messages. Their handlers are in ``commands/``, under the same actions."""

from hikari import ButtonStyle
from hikari.impl import LinkButtonBuilder, MessageActionRowBuilder

from boss_bot.discord.language import N_, _
from boss_bot.discord.views.job_buttons import DETAILS, DOWNLOAD_AGAIN
from boss_bot.discord.views.parts import button, row
from boss_bot.domain.jobs.job import Job

LINK_LENGTH = 512
"""Discord: components reference, button."""

_SHARE = ("share", N_("Post to channel"), ButtonStyle.PRIMARY)
_DIRECT = ("direct", N_("Send to my DMs"), ButtonStyle.SECONDARY)
_DELETE = ("delete", N_("Delete file"), ButtonStyle.SECONDARY)
_REMOVE = ("remove", N_("Remove"), ButtonStyle.SECONDARY)


def done_buttons(job: Job) -> MessageActionRowBuilder | None:
    """Build the buttons of a card that holds a job's files; there is a channel to post to where they are not yet."""
    own = (_DIRECT, DETAILS, _DELETE)
    offered = own if job.request.guild is None or job.request.terms.open_card else (_SHARE, *own)
    return row(*(button(action, _(label), job.id, style) for action, label, style in offered))


def post_buttons(job: Job) -> MessageActionRowBuilder | None:
    """Build the buttons of a result that everybody in a channel sees: what it is, where it is from, and off with it."""
    url = shown_link(job)
    source = [LinkButtonBuilder(url=url, label=_("Source ↗"))] if len(url) <= LINK_LENGTH else []
    details, remove = (button(action, _(label), job.id, style) for action, label, style in (DETAILS, _REMOVE))
    return row(details, *source, remove)


def shown_link(job: Job) -> str:
    """Return the link as others may see it: the query of a link to a file is often a signature, made for one person."""
    url = job.request.link.url
    return url.partition("?")[0] if job.request.site == "direct" else url


def gone_buttons(job: Job) -> MessageActionRowBuilder | None:
    """Build the buttons of a finished job whose files are not kept any more."""
    return row(*(button(action, _(label), job.id, style) for action, label, style in (DOWNLOAD_AGAIN, DETAILS)))
