"""`/help`: one screen for newcomers, one for each topic, one for all commands, one for each error."""

from collections.abc import Mapping

from boss_bot.discord.language import N_, _, described_as
from boss_bot.discord.views.help_examples import EXAMPLES, SEE_ALSO
from boss_bot.discord.views.help_topics import TOPICS
from boss_bot.discord.views.parts import Accent, Card, card, small
from boss_bot.discord.words import WORDS, words_for
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.sites import SITES

_FIRST = (
    ("download link", N_("fetch the video, pictures or sound behind a link")),
    ("queue", N_("your downloads, with buttons to pause, resume and cancel them")),
    ("status", N_("how the bot is")),
    ("help", N_("more, topic by topic")),
)


def help_card(ids: Mapping[str, int]) -> Card:
    """Draw what somebody needs who meets the bot for the first time.

    Args:
        ids: Ids of the registered commands by name; those that are known become clickable.
    """
    return card(
        Accent.BLURPLE,
        _("Help – what I can do"),
        _("Give me a link to a post; I fetch its media and hand you the files. Only you see that, unless you share."),
        *(f"- {mention(name, ids)} – {_(what)}" for name, what in _FIRST),
        sites_line(),
        _("While a download runs you can pause, resume or cancel it with the buttons below it."),
        _("Dismissing my answer stops nothing: `/queue` brings it back."),
        small(
            _("I keep the link, your id, the job's state and for a while what the post says. `/privacy` shows it all.")
        ),
    )


def topic_card(topic: str, ids: Mapping[str, int], *live: str) -> Card:
    """Draw one of `TOPICS`.

    Args:
        topic: Its word.
        ids: Ids of the registered commands by name; those that are known become clickable.
        live: How it is for this member at the moment: further lines.
    """
    told = TOPICS[topic]
    examples = (f"- {_example(written, ids)}" for written in EXAMPLES[topic])
    others = ", ".join(f"`/help topic:{other}`" for other in SEE_ALSO[topic])
    return card(
        Accent.BLURPLE,
        _(told.title),
        *(_(line) for line in told.lines),
        *live,
        f"**{_('Examples')}**",
        *examples,
        small(_("See also: {topics}", topics=others)),
    )


def sites_line() -> str:
    """Name the sites that are known."""
    sites = ", ".join(dict.fromkeys(site.title for site in SITES))
    return _("I know {sites}, and links that end in a picture, video or sound file.", sites=sites)


def _example(written: str, ids: Mapping[str, int]) -> str:
    """Write a command with its options, so that a click types the command."""
    name, options = written, ""
    if ":" in written:
        before, _colon, _rest = written.partition(":")
        name = before.rpartition(" ")[0]
        options = written.removeprefix(name)
    return f"{mention(name, ids)}{f' `{options.strip()}`' if options else ''}"


def commands_card(ids: Mapping[str, int], descriptions: Mapping[str, str]) -> Card:
    """Draw every command with what Discord itself shows of it.

    Args:
        ids: Ids of the registered commands by name.
        descriptions: What each command does, in English, by its whole name.
    """
    lines = (f"- {mention(name, ids)} – {described_as(text)}" for name, text in sorted(descriptions.items()))
    return card(Accent.BLURPLE, _("Commands – all of them"), *lines)


def error_topic_card(kind: type[BossBotError]) -> Card:
    """Draw what there is to say about one kind of error."""
    words = words_for(kind())
    return card(Accent.BLURPLE, words.title, words.cause, words.next_step, small(_("Reference {code}", code=kind.code)))


def error_topics() -> Mapping[str, type[BossBotError]]:
    """Return every kind of error by its reference."""
    return {kind.code: kind for kind in WORDS}


def mention(name: str, ids: Mapping[str, int]) -> str:
    """Write a command so that a click types it, where its id is known."""
    command_id = ids.get(name.partition(" ")[0])
    return f"</{name}:{command_id}>" if command_id else f"`/{name}`"
