"""Cards around the handing over of files: where they went, what waits in the inbox, what did not fit."""

from collections.abc import Collection, Iterator, Sequence

from hikari import ButtonStyle
from hikari.impl import SectionComponentBuilder, TextDisplayComponentBuilder

from boss_bot.discord.language import _, ngettext, speaking
from boss_bot.discord.text.amounts import files_text, size_text
from boss_bot.discord.text.escape import code
from boss_bot.discord.views.job_line import doing
from boss_bot.discord.views.parts import Accent, Card, Part, button, card, small, with_parts
from boss_bot.discord.views.wording import about_text, foot, source_line
from boss_bot.discord.words import words_for
from boss_bot.domain.content.media import StoredFile
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.jobs.parcels import Route

_ON_A_CARD = 7  # 7 × 3 components and the frame stay well under Discord's 40 in a message


def handed_card(look: Look, routes: Collection[Route], link: str = "") -> Card:
    """Draw a finished job whose files went elsewhere than into its own card.

    Args:
        look: The job.
        routes: Where they went.
        link: The address of the post in the channel, where it is known.
    """
    named = None if look.job.for_adults else look.job.request.terms.post_channel
    with speaking(look.job.request.locale):
        here = _("Posted in this channel. {link}", link=link)
        lines = {
            Route.CHANNEL: (
                _("Posted in {channel}. {link}", channel=f"<#{named}>", link=link) if named else here
            ).strip(),
            Route.DIRECT: _("Sent to you as a direct message."),
            Route.INBOX: _("No message reached you, so I keep the files. Your next command here shows them."),
        }
        where = (line for route, line in lines.items() if route in routes)
        return card(Accent.GREEN, _("Done"), source_line(look.job), *where, foot(look.job))


def asked_here(drawn: Card, look: Look, address: str) -> Card:
    """Add to the post of a result where the card is that all have watched; it stands far above by now."""
    with speaking(look.job.request.guild_locale):
        return with_parts(drawn, small(_("This download was asked for here: {link}", link=address)))


def more_files_card(look: Look) -> Card:
    """Draw the message that further files of a job are put into."""
    with speaking(look.job.request.locale):
        soon = _("They come here in a moment.")
        return card(Accent.BLURPLE, _("More files"), source_line(look.job), soon, foot(look.job))


def too_large_card(look: Look, files: Sequence[StoredFile]) -> Card:
    """Draw which files of a job Discord did not take, while it took the others."""
    with speaking(look.job.request.locale):
        sizes = (_("{file} has {size}.", file=code(one.name, 60), size=size_text(one.size)) for one in files[:10])
        return card(
            Accent.YELLOW,
            ngettext("Too large for Discord – {n} file", "Too large for Discord – {n} files", len(files)),
            source_line(look.job),
            *sizes,
            _("The other files are there. Try a shorter or smaller version of these."),
            foot(look.job),
        )


def not_posted_card(look: Look, error: BossBotError) -> Card:
    """Draw why the files of a job came to its member alone, who had wished for a post."""
    with speaking(look.job.request.locale):
        words, last = words_for(error), _("Reference {code} · Job {id}", code=error.code, id=look.job.id)
        return card(Accent.YELLOW, words.title, source_line(look.job), words.cause, words.next_step, small(last))


def waiting_card(looks: Sequence[Look]) -> Card:
    """Draw, in the language that is spoken, what waits for a member because no message reached them."""
    failed = sum(look.job.state is not JobState.COMPLETED for look in looks)
    done, left = len(looks) - failed, len(looks) - _ON_A_CARD
    what = [ngettext("{n} finished download is waiting", "{n} finished downloads are waiting", done)] if done else []
    what += [ngettext("{n} download failed", "{n} downloads failed", failed)] if failed else []
    more = small(ngettext("And {n} more.", "And {n} more.", left)) if left > 0 else None
    return card(Accent.GREEN if done else Accent.RED, ", ".join(what), *_entries(looks[:_ON_A_CARD]), more)


def opening_card(look: Look) -> Card:
    """Draw the answer to a press on Open, until the files are there."""
    return card(Accent.BLURPLE, _("Getting your files"), source_line(look.job), foot(look.job))


def _entries(looks: Sequence[Look]) -> Iterator[Part]:
    for look in looks:
        how = files_text(len(look.job.files)) if look.job.state is JobState.COMPLETED else doing(look)
        line = f"{about_text(look.job, 80)} — {how}\n{foot(look.job)}"
        opener = button("open", _("Open"), look.job.id, ButtonStyle.PRIMARY)
        yield SectionComponentBuilder(components=[TextDisplayComponentBuilder(content=line)], accessory=opener)
