"""One screen that says what the bot does and how."""

from collections.abc import Mapping

from boss_bot.discord.views.parts import Accent, Card, card, small
from boss_bot.sites import SITES

_COMMANDS = (
    ("download link", "fetch the video, pictures or sound behind a link"),
    ("download twitter", "the same, for posts on X (Twitter) only"),
    ("download reddit", "the same, for posts on Reddit only"),
    ("queue", "your downloads, with buttons to pause, resume and cancel them"),
    ("cancel", "cancel one of your downloads"),
    ("retry", "try one of your failed downloads again"),
    ("status", "how the bot is"),
)


def help_card(command_ids: Mapping[str, int]) -> Card:
    """Draw the help.

    Args:
        command_ids: Ids of the registered commands by name; those that are known become clickable.
    """
    sites = ", ".join(dict.fromkeys(site.title for site in SITES))
    return card(
        Accent.BLURPLE,
        "Help – what I can do",
        "Give me a link to a post; I download its media and hand you the files. Only you see my answers.",
        *(f"- {_mention(name, command_ids)} – {what}" for name, what in _COMMANDS),
        f"I know {sites}, and links that end in a picture, video or sound file.",
        "While a download runs you can pause, resume or cancel it with the buttons below it. "
        "Dismissing my answer stops nothing: `/queue` brings it back.",
        small("I keep the link, your id and the job's state to do the work, and delete partial files when you cancel."),
    )


def _mention(name: str, command_ids: Mapping[str, int]) -> str:
    command_id = command_ids.get(name.partition(" ")[0])
    return f"</{name}:{command_id}>" if command_id else f"`/{name}`"
