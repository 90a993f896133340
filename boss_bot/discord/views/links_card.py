"""The links of a message, to choose one from."""

from collections.abc import Sequence

from hikari.impl import SelectOptionBuilder, TextSelectMenuBuilder

from boss_bot.discord.ids.custom_id import CustomId
from boss_bot.discord.language import _, ngettext
from boss_bot.discord.text.escape import clean, cut
from boss_bot.discord.views.job_line import LABEL_LENGTH
from boss_bot.discord.views.parts import Accent, Card, card, row
from boss_bot.domain.jobs.job import JobId


def links_card(links: Sequence[str], key: JobId) -> Card:
    """Draw the choice between the links of a message.

    Args:
        links: At most 25, hostile.
        key: What the select carries; the values are the places of the links.
    """
    options = [
        SelectOptionBuilder(label=cut(clean(link), LABEL_LENGTH), value=str(place)) for place, link in enumerate(links)
    ]
    menu = TextSelectMenuBuilder(custom_id=str(CustomId("fetch", key)), options=options)
    menu.set_placeholder(_("Choose a link"))
    title = ngettext("This message has {n} link", "This message has {n} links", len(links))
    return card(Accent.YELLOW, title, _("Which one shall I download?"), row(menu))


def no_links_card() -> Card:
    """Draw the answer for a message without links."""
    return card(
        Accent.GREY,
        _("There is no link in this message"),
        _("I look for links in its text and for files that are attached to it."),
        _("Use `/download link` with the address of the post."),
    )


def gone_links_card() -> Card:
    """Draw the answer to a choice that is not known any more."""
    return card(
        Accent.YELLOW,
        _("I don't have these links any more"),
        _("I have been restarted since, or this choice is too old."),
        _("Right-click the message again and choose Apps."),
    )
