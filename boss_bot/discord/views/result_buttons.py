"""The buttons of a finished download's messages. Their handlers are in ``commands/``, under the same actions."""

from hikari import ButtonStyle
from hikari.impl import LinkButtonBuilder, MessageActionRowBuilder

from boss_bot.discord.language import N_, _, ngettext
from boss_bot.discord.views.job_buttons import DETAILS, DOWNLOAD_AGAIN
from boss_bot.discord.views.parts import button, row
from boss_bot.domain.content.options import Options
from boss_bot.domain.jobs.job import Job

LINK_LENGTH = 512
"""Discord: components reference, button."""

_SHARE = ("share", N_("Post to channel"), ButtonStyle.PRIMARY)
_DIRECT = ("direct", N_("Send to my DMs"), ButtonStyle.SECONDARY)
_DELETE = ("delete", N_("Delete file"), ButtonStyle.SECONDARY)
_REMOVE = ("remove", N_("Remove"), ButtonStyle.SECONDARY)


def partly_done(job: Job) -> bool:
    """Say whether a finished job lacks items of its post that nobody chose to leave out."""
    wanted, chosen = job.metadata.items if job.metadata else None, job.request.options
    some = not chosen.items and chosen.media is Options().media and 0 < len(job.files) < (wanted or 0)
    return some or lacks(job)


def lacks(job: Job) -> bool:
    """Say whether it is known which items of its post a finished job lacks: those can be tried again."""
    return bool(job.files and job.metadata and job.metadata.missing)


def done_buttons(job: Job) -> MessageActionRowBuilder | None:
    """Build the buttons of a card that holds a job's files; there is a channel to post to where they are not yet."""
    own = [button(action, _(label), job.id, style) for action, label, style in (_DIRECT, DETAILS, _DELETE)]
    rest, first = [button("missing", _("Retry failed"), job.id, ButtonStyle.PRIMARY)] if lacks(job) else [], []
    if job.request.guild is not None and not job.request.terms.open_card:
        (action, label, style), number = _SHARE, len(job.files)
        share = ngettext("Post {n} file", "Post {n} files", number) if partly_done(job) else _(label)
        first = [button(action, share, job.id, ButtonStyle.SECONDARY if rest else style)]
    return row(*rest, *first, *own)


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
