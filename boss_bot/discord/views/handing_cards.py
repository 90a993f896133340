"""Cards around the handing over of files: where they went, what waits in the inbox, what did not fit."""

from collections.abc import Collection, Iterator, Sequence

from hikari import ButtonStyle
from hikari.impl import SectionComponentBuilder, TextDisplayComponentBuilder

from boss_bot.discord.amounts import counted, size_text
from boss_bot.discord.escape import code
from boss_bot.discord.views.parts import Accent, Card, Part, button, card, small
from boss_bot.discord.views.wording import foot, name_text, site_text, source_line
from boss_bot.domain.job import JobState
from boss_bot.domain.look import Look
from boss_bot.domain.media import StoredFile
from boss_bot.domain.parcels import Route

_ON_A_CARD = 7  # 7 × 3 components and the frame stay well under Discord's 40 in a message


def handed_card(look: Look, routes: Collection[Route], link: str = "") -> Card:
    """Draw a finished job whose files went elsewhere than into its own card.

    Args:
        look: The job.
        routes: Where they went.
        link: The address of the post in the channel, where it is known.
    """
    posted = f"Posted in this channel: {link}" if link else "Posted in this channel."
    lines = {
        Route.CHANNEL: posted,
        Route.DIRECT: "Sent to you as a direct message.",
        Route.INBOX: "I could not reach you by a message, so I keep the files. Your next command shows them.",
    }
    where = (line for route, line in lines.items() if route in routes)
    return card(Accent.GREEN, "Done", source_line(look.job), *where, foot(look.job))


def more_files_card(look: Look) -> Card:
    """Draw the message that further files of a job are put into."""
    return card(Accent.BLURPLE, "More files", source_line(look.job), "They come here in a moment.", foot(look.job))


def too_large_card(look: Look, files: Sequence[StoredFile]) -> Card:
    """Draw which files of a job Discord did not take, while it took the others."""
    return card(
        Accent.YELLOW,
        f"Too large for Discord – {counted(len(files), 'file')}",
        source_line(look.job),
        *(f"{code(file.name, 60)} has {size_text(file.size)}." for file in files[:10]),
        "The other files are there. Try a shorter or smaller version of these.",
        foot(look.job),
    )


def waiting_card(looks: Sequence[Look]) -> Card:
    """Draw what waits for a member because no message reached them."""
    failed = sum(look.job.state is JobState.FAILED for look in looks)
    done = len(looks) - failed
    what = [f"{counted(done, 'finished download')} {_is(done)} waiting"] if done else []
    what += [f"{counted(failed, 'download')} failed"] if failed else []
    left = len(looks) - _ON_A_CARD
    return card(
        Accent.GREEN if done else Accent.RED,
        ", ".join(what),
        *_entries(looks[:_ON_A_CARD]),
        small(f"And {left} more.") if left > 0 else None,
    )


def opening_card(look: Look) -> Card:
    """Draw the answer to a press on Open, until the files are there."""
    return card(Accent.BLURPLE, "Getting your files", source_line(look.job), foot(look.job))


def _entries(looks: Sequence[Look]) -> Iterator[Part]:
    for look in looks:
        how = "failed" if look.job.state is JobState.FAILED else counted(len(look.job.files), "file")
        line = f"**{name_text(look.job, 80)}** · {site_text(look.job)} — {how}\n{small(f'Job {look.job.id}')}"
        opener = button("open", "Open", look.job.id, ButtonStyle.PRIMARY)
        yield SectionComponentBuilder(components=[TextDisplayComponentBuilder(content=line)], accessory=opener)


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
