"""Words for what is used up: room on the disk, and the days of members and servers (``domain/shortages.py``)."""

from boss_bot.discord.amounts import countdown, size_text
from boss_bot.discord.language import N_, _, ngettext
from boss_bot.discord.words.words import Table, Words
from boss_bot.domain.shortages import MemberDayError, NoRoomError, QuotaReachedError, ServerDayError


def _member_day(error: MemberDayError) -> Words:
    if error.downloads is not None:
        cause = ngettext(
            "You may start {n} download in 24 hours, and you have.",
            "You may start {n} downloads in 24 hours, and you have.",
            error.downloads,
        )
    else:
        cause = _("Your downloads may bring {size} in 24 hours, and they have.", size=size_text(error.size or 0))
    return Words(_("Your downloads of today are used up"), cause, _again(error.frees_at))


def _server_day(error: ServerDayError) -> Words:
    return Words(_("This server's downloads of today are used up"), _of_server(error.limit), _again(error.frees_at))


def _reached(error: QuotaReachedError) -> Words:
    return Words(
        _("Failed – this server's downloads of today are used up"),
        _("This one would bring more than is left of the {size} that this server has in 24 hours.",
          size=size_text(error.limit)),
        _again(error.frees_at),
    )  # fmt: skip


def _of_server(limit: int) -> str:
    return _("Everybody's downloads here may bring {size} in 24 hours, and they have.", size=size_text(limit))


def _again(frees_at: float | None) -> str:
    """Return what to do, and from when on."""
    if frees_at is None:
        return _("Choose something smaller.")
    return _("Some of it comes back {when}: try again then.", when=countdown(frees_at))


OF_SHORTAGES: Table = {
    NoRoomError: Words(
        N_("I have no room for new downloads"),
        N_("My disk is nearly full, and I'm already making room."),
        N_("Try again in a few minutes; those that wait go on by themselves."),
    ),
    MemberDayError: _member_day,
    ServerDayError: _server_day,
    QuotaReachedError: _reached,
}
"""Every shortage with its words."""
