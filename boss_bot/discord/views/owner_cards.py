"""Cards for the owner of the bot, and what they announce to servers."""

from collections.abc import Sequence

from hikari import ButtonStyle

from boss_bot.discord.ids.control_id import ControlId
from boss_bot.discord.language import _, ngettext
from boss_bot.discord.text.escape import plain
from boss_bot.discord.views.panel_parts import press
from boss_bot.discord.views.parts import Accent, Card, card, row, small
from boss_bot.domain.operating.operator import Updated

LONGEST = 1500
"""Characters of an announcement."""


def updated_card(done: Sequence[Updated]) -> Card:
    """Draw which versions of the tools are used, and what stood in the way of newer ones."""
    good = not any(one.trouble for one in done)
    title = _("The tools are up to date") if good else _("Not all tools are up to date")
    return card(Accent.GREEN if good else Accent.YELLOW, title, *map(_updated, done))


def _updated(one: Updated) -> str:
    if one.trouble:
        return _("{tool} {version} stays: {why}", tool=one.tool, version=one.version, why=plain(one.trouble, 300))
    if one.fresh:
        return _("{tool} {version} is used from the next download on.", tool=one.tool, version=one.version)
    return _("{tool} {version} was the newest already.", tool=one.tool, version=one.version)


def announcement_card(text: str) -> Card:
    """Draw what the owner of the bot tells a server."""
    return card(
        Accent.BLURPLE,
        _("News from the bot's operator"),
        text[:LONGEST],
        small(_("Who manages this server can switch such news off: `/settings for:server`.")),
    )


def ask_card(text: str, key: str, *, takes: int, off: int, no_channel: int) -> Card:
    """Draw an announcement as servers will see it, and ask whether it is to go out.

    Args:
        text: What is announced.
        key: What the button carries.
        takes: Servers that get it.
        off: Servers for which announcements are switched off.
        no_channel: Servers that have chosen no channel for what all see.
    """
    button = press(ControlId("announce", key), _("Post it"), ButtonStyle.PRIMARY)
    return card(
        Accent.YELLOW,
        ngettext("Post this on {n} server?", "Post this on {n} servers?", takes),
        text[:LONGEST],
        *_left_out(off, no_channel),
        row(button) if takes else None,
    )


def announced_card(*, sent: int, refused: Sequence[str], off: int, no_channel: int) -> Card:
    """Draw where an announcement has gone.

    Args:
        sent: Servers that have it.
        refused: Names of servers whose channel did not take it.
        off: See `ask_card`.
        no_channel: See `ask_card`.
    """
    names = ", ".join(plain(name, 40) for name in refused[:10])
    return card(
        Accent.YELLOW if refused else Accent.GREEN,
        ngettext("Posted on {n} server", "Posted on {n} servers", sent),
        _("I could not post on: {servers}", servers=names) if refused else "",
        *_left_out(off, no_channel),
    )


def _left_out(off: int, no_channel: int) -> list[str]:
    said = []
    if off:
        said.append(ngettext("{n} server wants no news.", "{n} servers want no news.", off))
    if no_channel:
        said.append(
            ngettext(
                "{n} server has chosen no channel for what all see.",
                "{n} servers have chosen no channel for what all see.",
                no_channel,
            )
        )
    return [small(line) for line in said]


def broadcast_card(server: str, *, on: bool) -> Card:
    """Draw whether a server gets announcements from now on."""
    name = plain(server, 60)
    if on:
        return card(Accent.GREEN, _("Noted"), _("{server} gets announcements.", server=name))
    return card(Accent.GREEN, _("Noted"), _("{server} gets no more announcements.", server=name))


def gone_card() -> Card:
    """Draw the answer to a button whose announcement is not known any more."""
    return card(
        Accent.YELLOW,
        _("I don't have this text any more"),
        _("It has been posted, or I have been restarted since."),
        _("Use `/owner announce` again."),
    )
