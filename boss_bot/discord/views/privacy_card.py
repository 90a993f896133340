"""What is kept about a member, and what became of its deletion."""

import gzip
import json
from collections.abc import Mapping, Sequence

import hikari
from hikari import ButtonStyle
from hikari.impl import FileComponentBuilder

from boss_bot.discord.ids.control_id import ControlId
from boss_bot.discord.language import N_, _, ngettext
from boss_bot.discord.views.panel_parts import press
from boss_bot.discord.views.parts import Accent, Card, card, row, small
from boss_bot.domain.errors.failures import FileTooLargeError
from boss_bot.domain.keeping.records import Rows
from boss_bot.memory import Forgotten

_FILE = "boss-bot-my-data.json"
_PACKED_FROM = 4 * 2**20  # bytes
_KINDS: Sequence[tuple[str, str]] = (
    ("downloads", N_("Downloads: the link, when and where you asked, what the site said of it, how it ended")),
    ("moves", N_("Steps of these downloads: from which state to which, when")),
    ("deliveries", N_("Deliveries: where a result went")),
    ("posts", N_("Posts that you asked for: who wrote them, what they say, their alt texts and subtitles")),
    ("use", N_("What you have used of your day, for a week")),
    ("settings", N_("Your settings")),
    ("blocks", N_("Servers on which you are blocked")),
)


def privacy_card(amounts: Mapping[str, int]) -> Card:
    """Draw what is kept, and how many rows of each kind."""
    return card(
        Accent.BLURPLE,
        _("What I keep about you"),
        *(f"- {_(what)}: **{amounts.get(kind, 0)}**" for kind, what in _KINDS),
        _("Besides, the files of your finished downloads, for as long as the bot's operator has set."),
        _("I keep your Discord id, and nothing of your messages. Nobody but the bot's operator can read this."),
        row(press(ControlId("mydata"), _("Export")), press(ControlId("forget"), _("Delete…"), ButtonStyle.DANGER)),
    )


def export_card(member: int, rows: Rows, limit: int) -> Card:
    """Hand all that is kept over as a JSON file, packed by gzip where it is large.

    Args:
        member: Discord user id.
        rows: What is kept.
        limit: Bytes that a file may have.

    Raises:
        FileTooLargeError: Discord does not take so much.
    """
    content, name = json.dumps({"member": member, **rows}, ensure_ascii=False, indent=1).encode(), _FILE
    if len(content) > min(limit, _PACKED_FROM):
        content, name = gzip.compress(content), f"{_FILE}.gz"
    if len(content) > limit:
        raise FileTooLargeError(size=len(content), limit=limit)
    file = hikari.Bytes(content, name)
    return card(
        Accent.GREEN,
        _("Your data"),
        _("This file holds all that I keep about you, but the media itself."),
        FileComponentBuilder(file=file),
    )


def confirm_card() -> Card:
    """Ask whether everything is to be deleted."""
    return card(
        Accent.YELLOW,
        _("Delete all that I keep about you?"),
        _("Running and waiting downloads are cancelled. Your history, your kept files and your settings are deleted."),
        _("A block on a server stays: it is the server's own. This cannot be undone."),
        row(press(ControlId("forgetall"), _("Delete everything"), ButtonStyle.DANGER)),
    )


def forgotten_card(done: Forgotten) -> Card:
    """Say what was deleted."""
    if done.busy:
        return card(
            Accent.YELLOW,
            _("Not deleted yet"),
            ngettext(
                "{n} download is on its way to Discord and cannot be stopped; the others are cancelled.",
                "{n} downloads are on their way to Discord and cannot be stopped; the others are cancelled.",
                done.busy,
            ),
            _("Press the button again in a minute."),
            row(press(ControlId("forgetall"), _("Delete everything"), ButtonStyle.DANGER)),
        )
    return card(
        Accent.GREEN,
        _("Deleted"),
        ngettext(
            "{n} download and your settings are deleted.", "{n} downloads and your settings are deleted.", done.jobs
        ),
        small(_("Messages that I posted stay where they are.")),
    )
