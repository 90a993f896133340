"""Words for what is used up: room on the disk, and the days of members and servers (``domain/errors/shortages.py``)."""

from boss_bot.discord.language import N_, _, ngettext
from boss_bot.discord.text.amounts import countdown, size_text
from boss_bot.discord.words.words import Table, Words
from boss_bot.domain.errors.shortages import (
    MemberDayError,
    MemberQuotaReachedError,
    NoRoomError,
    QuotaReachedError,
    ServerDayError,
)


def _member_day(error: MemberDayError) -> Words:
    if error.downloads is not None:
        cause = ngettext(
            "You can start {n} download in 24 hours.", "You can start {n} downloads in 24 hours.", error.downloads
        )
    else:
        cause = _("Your downloads can add up to {size} in 24 hours.", size=size_text(error.size or 0))
    return Words(_("You've reached your daily limit"), cause, _again(error.frees_at))


def _server_day(error: ServerDayError) -> Words:
    cause = _("All downloads here can add up to {size} in 24 hours.", size=size_text(error.limit))
    return Words(_("This server has reached its daily limit"), cause, _again(error.frees_at))


def _reached(error: QuotaReachedError) -> Words:
    return Words(
        _("Failed – this server's daily limit is reached"),
        _("It would go beyond the {size} that this server has in 24 hours.", size=size_text(error.limit)),
        _again(error.frees_at),
    )


def _own_reached(error: MemberQuotaReachedError) -> Words:
    return Words(
        _("Failed – your daily limit is reached"),
        _("It would go beyond the {size} that your downloads can add up to in 24 hours.", size=size_text(error.size)),
        _again(error.frees_at),
    )


def _again(frees_at: float | None) -> str:
    """Return what to do, and from when on."""
    if frees_at is None:
        return _("Choose something smaller.")
    return _("There is room again {when}: try it then.", when=countdown(frees_at))


OF_SHORTAGES: Table = {
    NoRoomError: Words(
        N_("I have no room for new downloads"),
        N_("My disk is nearly full, and I'm making room."),
        N_("Try again in a few minutes; what waits in the line goes on by itself."),
    ),
    MemberDayError: _member_day,
    ServerDayError: _server_day,
    QuotaReachedError: _reached,
    MemberQuotaReachedError: _own_reached,
}
"""Every shortage with its words."""
