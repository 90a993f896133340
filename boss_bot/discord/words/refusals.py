"""Words for requests and presses that are turned down (``domain/errors.py``)."""

from collections.abc import Callable, Mapping
from typing import Any

from boss_bot.discord.amounts import counted
from boss_bot.discord.escape import plain
from boss_bot.discord.words.option_words import option_words
from boss_bot.discord.words.words import Words
from boss_bot.domain.errors import (
    BlockedAddressError,
    BossBotError,
    DrainingError,
    InvalidLinkError,
    InvalidOptionError,
    JobIsOverError,
    NotKeptError,
    NotYourJobError,
    QueueFullError,
    StoreUnavailableError,
    TooLateError,
    UnknownJobError,
    UnsupportedSiteError,
    WrongSiteError,
)
from boss_bot.sites import SITES

_SITE_NAMES = {site.name: site.title for site in SITES}


def _unsupported(error: UnsupportedSiteError) -> Words:
    where = plain(error.host, 60) if error.host else "this site"
    return Words(
        "I can't download from there",
        f"I don't know this kind of page on {where} yet.",
        f"I can fetch single posts from {', '.join(dict.fromkeys(_SITE_NAMES.values()))}, "
        "and links that end in a picture, video or sound file.",
    )


def _wrong_site(error: WrongSiteError) -> Words:
    wanted = _SITE_NAMES.get(error.wanted, plain(error.wanted, 60))
    return Words(
        f"That isn't a link to {wanted}",
        f"This command takes links to {wanted} only; yours leads to {plain(error.host, 60)}.",
        "Use `/download link` for it: that one takes every site I know.",
    )


def _queue_full(error: QueueFullError) -> Words:
    return Words(
        "The queue is full",
        f"It has {counted(error.limit, 'place')}, and all of them are taken." if error.limit else "No place is left.",
        "Your link was not added. Try again in a few minutes.",
    )


def _over(error: JobIsOverError) -> Words:
    how = {"completed": "done", "cancelled": "cancelled", "failed": "failed"}.get(error.state, "over")
    return Words(
        f"Already {how}",
        "This download has ended, so there is nothing left to change.",
        "Start it again with `/download link` if you like.",
    )


def _too_late(error: TooLateError) -> Words:
    where = {
        "processing": "The files are here already and are being checked.",
        "uploading": "The files are on their way to Discord already.",
    }.get(error.state, "The download is past that point.")
    return Words("Too late for that", where, "Wait a moment: it ends by itself.")


REFUSALS: Mapping[type[BossBotError], Words | Callable[[Any], Words]] = {
    InvalidLinkError: Words(
        "That isn't a web link I can open",
        "A link starts with https:// or http:// and has at most 2000 characters, without blanks.",
        "Paste the whole address of the post, starting with https://.",
    ),
    InvalidOptionError: option_words,
    UnsupportedSiteError: _unsupported,
    BlockedAddressError: Words(
        "I can't open that address",
        "I can't open addresses inside a private network, or on unusual ports.",
        "Use the public address of the post.",
    ),
    WrongSiteError: _wrong_site,
    QueueFullError: _queue_full,
    DrainingError: Words(
        "I'm about to restart",
        "I take nothing new for a moment. Downloads that are running go on afterwards.",
        "Try again in a minute.",
    ),
    StoreUnavailableError: Words(
        "I can't reach my records",
        "My list of downloads can't be read or written right now. Nothing that I accepted is lost.",
        "Try again in a few minutes; if it stays like this, tell the bot's operator.",
    ),
    UnknownJobError: Words(
        "I don't know this download",
        "There is none with this number here; it may be too old, or belong to another server.",
        "`/queue` lists your downloads.",
    ),
    NotYourJobError: Words(
        "This isn't your download",
        "Only the person who started this download can use this button.",
        "You can start your own with `/download link`.",
    ),
    JobIsOverError: _over,
    TooLateError: _too_late,
    NotKeptError: Words(
        "The files are no longer kept",
        "I keep files for a while after a download, and that time is over.",
        "Start the download again with `/download link`.",
    ),
}
"""Every refusal with its words; a function where the words depend on the error's data."""
