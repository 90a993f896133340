"""Where a result comes when its card is no longer live, in words: what the courier will do, said beforehand."""

from boss_bot.discord.language import _
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.members.delivery import HandOver, Visibility


def result_line(look: Look) -> str:
    """Say where the files of a job come: by its member's wish, what they and the server have set, and where 18+ may be.

    The caller speaks the member's language already.
    """
    request, terms = look.job.request, look.job.request.terms
    if request.visibility is Visibility.POST:
        named = None if look.job.for_adults else terms.post_channel
        if named is None:
            return _("I go on; the result is posted here.")
        return _("I go on; the result is posted in {channel}.", channel=f"<#{named}>")
    if terms.direct and not look.job.for_adults:
        return _("I go on; the result comes to you directly.")
    if request.guild is not None and terms.hand_over is HandOver.CHANNEL and terms.mentions:
        return _("I go on; the result waits in your inbox, and a message here tells you when.")
    return _("I go on; the result waits in your inbox. Your next command here shows it.")
