"""What `/help` tells, topic by topic. `docs/help.md` is written from the same sentences, and a test compares them."""

from collections.abc import Mapping

import attrs

from boss_bot.discord.language import N_


@attrs.frozen
class Topic:
    """One screen of help, in English: its title and its paragraphs."""

    title: str
    lines: tuple[str, ...]


TOPICS: Mapping[str, Topic] = {
    "links": Topic(
        N_("Links – what I can fetch"),
        (
            N_("I fetch single posts of the sites I know, and links that end in a picture, video or sound file."),
            N_("A link starts with https:// or http:// and has at most 2000 characters."),
            N_("Right-click a message and choose Apps to fetch what it links to or has attached."),
            N_("I never open addresses inside a private network."),
        ),
    ),
    "sites": Topic(
        N_("Sites – which ones I know"),
        (
            N_("`/download link` takes every site that I know. The others take links of their own site alone."),
            N_("Who manages a server can switch sites off there; the bot's operator can add some."),
        ),
    ),
    "limits": Topic(
        N_("Limits – how much you can download"),
        (
            N_("How much you may do at once, and in 24 hours, goes by your level on the server."),
            N_("What counts comes back bit by bit, 24 hours after you asked: there is no midnight to wait for."),
            N_("What failed or was cancelled is no download, but the bytes that it brought count."),
        ),
    ),
    "options": Topic(
        N_("Options – how to get just what you want"),
        (
            N_("`media` chooses kinds of files; `audio` takes the sound out of videos."),
            N_("`quality` chooses the version of a video; by default it is the best that Discord takes."),
            N_("`items` chooses from a set, for example 1-4,7. `start` and `end` cut a clip."),
            N_("`scope` takes the whole thread or the quoted post on X. `text` shows the post's own words."),
        ),
    ),
    "cards": Topic(
        N_("Cards – what you see and press"),
        (
            N_("A download's card says how far it is and what is next. Only you see it, unless you want it public."),
            N_("While a download runs you can pause, resume or cancel it with the buttons below it."),
            N_("The live view lasts about 15 minutes; each press gives it 15 more. The work goes on without it."),
            N_("A card that all see stays live to its end, where I am in the server and see the channel."),
            N_("Dismissing my answer stops nothing: `/queue` brings it back."),
        ),
    ),
    "waiting": Topic(
        N_("Waiting – why it has not started yet"),
        (
            N_("Only some downloads run at once, and only some of yours, so that everybody gets a turn."),
            N_("Servers take turns in the line. Whoever waits for long moves up."),
            N_("When a site asks for a pause, only its own downloads wait; other sites go on."),
        ),
    ),
    "errors": Topic(
        N_("Errors – when something fails"),
        (
            N_("The card says what happened, why, and what you can do. What may pass is tried again by itself."),
            N_("The reference on a card finds the incident in the operator's log. It holds nothing private."),
            N_("Type a reference or a few words of the title as the topic to read about one error."),
        ),
    ),
    "privacy": Topic(
        N_("Privacy – what I keep"),
        (
            N_("I keep the link, your id and the state of each download, to do the work and to list them for you."),
            N_("Partial files are deleted when you cancel. Files are kept for a limited time, then deleted."),
            N_("I never ask for passwords or cookies. Never send me any."),
        ),
    ),
}
"""Each topic by the word that opens it."""
