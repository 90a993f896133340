"""Hands the files of a job over: into its own card while the token lives, else as a direct message."""

from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path

import hikari

from boss_bot.discord.courier.pen import Pen, is_gone
from boss_bot.discord.courier.token import Token
from boss_bot.discord.refusals import log_refusal
from boss_bot.discord.views import done_card
from boss_bot.domain.errors import BossBotError
from boss_bot.domain.failures import FileTooLargeError
from boss_bot.domain.faults import UnreachableMemberError, UploadRefusedError
from boss_bot.domain.look import Look
from boss_bot.domain.media import StoredFile

Files = Sequence[tuple[StoredFile, Path]]

# Discord's error codes: cannot send messages to this user; no mutual server with them.
_CLOSED_CODES = frozenset({50007, 50278})


async def hand_over(pen: Pen, token: Token, look: Look, files: Files) -> None:
    """Send the files; both ways may be repeated without a second message (an edit, or a nonce).

    Raises:
        UnreachableMemberError: The card has ended and direct messages are closed.
        FileTooLargeError: Discord does not take a file of this size.
        UploadRefusedError: Discord did not take them for another reason, or can not be reached.
    """
    if token.fresh and token.reply:
        try:
            await pen.edit(token.reply, done_card(look, files))
        except hikari.HikariError as error:
            if not is_gone(error):
                raise _as_ours(error, look, files) from None
            log_refusal(error, "a card", job=look.job.id)
            token.spend()
        else:
            return
    try:
        card = done_card(look, files, direct=True)
        await pen.send_direct(look.job.request.owner, card, nonce=f"bb-{look.job.id}")
    except hikari.HikariError as error:
        raise _as_ours(error, look, files) from None


def _as_ours(error: hikari.HikariError, look: Look, files: Files) -> BossBotError:
    """Put Discord's refusal into the domain's words. hikari keeps no code for a 413, only the status."""
    log_refusal(error, "a card", job=look.job.id)
    status = int(error.status) if isinstance(error, hikari.HTTPResponseError) else 0
    if isinstance(error, hikari.ClientHTTPResponseError) and error.code in _CLOSED_CODES:
        return UnreachableMemberError()
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return FileTooLargeError(size=max(file.size for file, _ in files), limit=look.job.request.size_limit)
    return UploadRefusedError(status=status)
