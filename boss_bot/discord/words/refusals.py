"""Words for requests and presses that are turned down (``domain/errors.py``)."""

from boss_bot.discord.language import N_, _, ngettext
from boss_bot.discord.text.escape import plain
from boss_bot.discord.words.option_words import option_words
from boss_bot.discord.words.presses import OF_PRESSES
from boss_bot.discord.words.shortages import OF_SHORTAGES
from boss_bot.discord.words.words import Table, Words
from boss_bot.domain.errors.refusals import (
    BlockedAddressError,
    DrainingError,
    InvalidLinkError,
    InvalidOptionError,
    QueueFullError,
    StoreUnavailableError,
    UnsupportedSiteError,
    WrongSiteError,
)
from boss_bot.sites import SITES

_SITE_NAMES = {site.name: site.title for site in SITES}


def _unsupported(error: UnsupportedSiteError) -> Words:
    where = plain(error.host, 60) if error.host else _("this site")
    sites = ", ".join(dict.fromkeys(_SITE_NAMES.values()))
    return Words(
        _("I can't download from there"),
        _("I don't know this kind of page on {host} yet.", host=where),
        _("I can fetch single posts from {sites}, and links that end in a picture, video or sound file.", sites=sites),
    )


def _wrong_site(error: WrongSiteError) -> Words:
    wanted = _SITE_NAMES.get(error.wanted, plain(error.wanted, 60))
    return Words(
        _("That isn't a link to {wanted}", wanted=wanted),
        _(
            "This command takes links to {wanted} only; yours leads to {host}.",
            wanted=wanted,
            host=plain(error.host, 60),
        ),
        _("Use `/download link` for it: that one takes every site I know."),
    )


def _queue_full(error: QueueFullError) -> Words:
    places = ngettext(
        "It has {n} place, and it is taken.", "It has {n} places, and all of them are taken.", error.limit
    )
    return Words(
        _("The queue is full"),
        places if error.limit else _("No place is left."),
        _("Your link was not added. Try again in a few minutes."),
    )


REFUSALS: Table = {
    **OF_PRESSES,
    **OF_SHORTAGES,
    InvalidLinkError: Words(
        N_("That isn't a web link I can open"),
        N_("A link starts with https:// or http:// and has at most 2000 characters, without blanks."),
        N_("Paste the whole address of the post, starting with https://."),
    ),
    InvalidOptionError: option_words,
    UnsupportedSiteError: _unsupported,
    BlockedAddressError: Words(
        N_("I can't open that address"),
        N_("I can't open addresses inside a private network, or on unusual ports."),
        N_("Use the public address of the post."),
    ),
    WrongSiteError: _wrong_site,
    QueueFullError: _queue_full,
    DrainingError: Words(
        N_("I'm about to restart"),
        N_("I take nothing new for a moment. Downloads that are running go on afterwards."),
        N_("Try again in a minute."),
    ),
    StoreUnavailableError: Words(
        N_("I can't reach my records"),
        N_("My list of downloads can't be read or written right now. Nothing that I accepted is lost."),
        N_("Try again in a few minutes; if it stays like this, tell the bot's operator."),
    ),
}
"""Every refusal with its words; a function where the words depend on the error's data."""
