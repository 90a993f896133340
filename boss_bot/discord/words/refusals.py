"""Words for requests and presses that are turned down (``domain/errors.py``)."""

from collections.abc import Callable, Mapping
from typing import Any

from boss_bot.discord.amounts import counted
from boss_bot.discord.escape import plain
from boss_bot.discord.words.words import Words
from boss_bot.domain.errors import (
    BlockedAddressError,
    BossBotError,
    DrainingError,
    InvalidLinkError,
    InvalidOptionError,
    JobIsOverError,
    NotYourJobError,
    QueueFullError,
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


_OPTIONS = {
    "items": ("`items` takes numbers and ranges from 1 to 999, separated by commas.", "Write them like this: 1-4,7."),
    "start": ("`start` takes a moment of the recording.", "Write it like this: 1:30, or 90 for seconds."),
    "end": ("`end` takes a moment after the start.", "Write it like this: 2:00, or 120 for seconds."),
    "media": ("`media` takes everything, video, images or audio.", "Choose one of these."),
    "quality": ("`quality` takes fits, best, 1080p, 720p, 480p or smallest.", "Choose one of these."),
    "scope": ("`scope` takes post, thread or quoted.", "Choose one of these."),
}
_AN_OPTION = ("An option of the command makes no sense to me.", "Leave it out, or look at its description.")


def _option(error: InvalidOptionError) -> Words:
    return Words("I don't understand an option", *_OPTIONS.get(error.option, _AN_OPTION))


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
    InvalidOptionError: _option,
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
}
"""Every refusal with its words; a function where the words depend on the error's data."""
