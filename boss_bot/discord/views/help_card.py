"""One screen that says what the bot does and how."""

from collections.abc import Mapping

from boss_bot.discord.language import N_, _
from boss_bot.discord.views.parts import Accent, Card, card, small
from boss_bot.sites import SITES

_COMMANDS = (
    ("download link", N_("fetch the video, pictures or sound behind a link")),
    ("download twitter", N_("the same, for posts on X (Twitter) only")),
    ("download reddit", N_("the same, for posts on Reddit only")),
    ("queue", N_("your downloads, with buttons to pause, resume and cancel them")),
    ("cancel", N_("cancel one of your downloads")),
    ("retry", N_("try one of your failed downloads again")),
    ("status", N_("how the bot is")),
)


def help_card(command_ids: Mapping[str, int]) -> Card:
    """Draw the help.

    Args:
        command_ids: Ids of the registered commands by name; those that are known become clickable.
    """
    sites = ", ".join(dict.fromkeys(site.title for site in SITES))
    return card(
        Accent.BLURPLE,
        _("Help – what I can do"),
        _("Give me a link to a post; I download its media and hand you the files. Only you see my answers."),
        *(f"- {_mention(name, command_ids)} – {_(what)}" for name, what in _COMMANDS),
        _("I know {sites}, and links that end in a picture, video or sound file.", sites=sites),
        _("While a download runs you can pause, resume or cancel it with the buttons below it."),
        _("Dismissing my answer stops nothing: `/queue` brings it back."),
        small(
            _("I keep the link, your id, the job's state and for a while what the post says. `/privacy` shows it all.")
        ),
    )


def _mention(name: str, command_ids: Mapping[str, int]) -> str:
    command_id = command_ids.get(name.partition(" ")[0])
    return f"</{name}:{command_id}>" if command_id else f"`/{name}`"
