"""Words for what a site does that ends a job (``domain/failures.py``)."""

from collections.abc import Callable, Mapping
from typing import Any

from boss_bot.discord.amounts import counted, duration_text, size_text
from boss_bot.discord.words.words import Words
from boss_bot.domain.detours import LeadsNowhereError
from boss_bot.domain.errors import BossBotError
from boss_bot.domain.failures import (
    AgeRestrictedError,
    BotCheckError,
    ExtractorBrokenError,
    FileTooLargeError,
    LiveStreamError,
    LoginRequiredError,
    NetworkError,
    NotFoundError,
    NothingFoundError,
    PrivatePostError,
    ProtectedMediaError,
    RateLimitedError,
    RegionBlockedError,
    TooManyItemsError,
)


def _too_large(error: FileTooLargeError) -> Words:
    limit = f" Here it may have up to {size_text(error.limit)}." if error.limit else ""
    counted_only = (
        error.size is not None and error.size > error.limit and size_text(error.size) == size_text(error.limit)
    )
    if error.size is None or counted_only:  # it was stopped at the limit: how large it is, nobody knows
        cause = f"A file of this post is over the size limit.{limit}"
    elif error.size <= error.limit:  # Discord's own answer is the truth, whatever it had announced
        cause = f"A file of this post has {size_text(error.size)}, and Discord did not take it."
    else:
        cause = f"A file of this post has {size_text(error.size)}.{limit}"
    return Words("Failed – the file is too large", cause, "Try a shorter or smaller version of it.")


def _rate_limited(error: RateLimitedError) -> Words:
    when = f"in about {duration_text(error.retry_after)}" if error.retry_after else "in a few minutes"
    return Words(
        "Failed – the site asks me to slow down", "{site} had too many requests from me.", f"Try again {when}."
    )


def _too_many(error: TooManyItemsError) -> Words:
    items = counted(error.items, "item") if error.items else "too many items"
    return Words(
        "Failed – too many items",
        f"The post holds {items}; the limit is {error.limit}.",
        "Use links to single posts or pictures of it.",
    )


FAILURES: Mapping[type[BossBotError], Words | Callable[[Any], Words]] = {
    NetworkError: Words(
        "Failed – connection problem",
        "I couldn't reach {site}, or it ended the connection half-way.",
        "Check that the link opens in a browser, then try again in a few minutes.",
    ),
    LeadsNowhereError: Words(
        "Failed – the link leads nowhere",
        "{site} keeps sending me from one address to the next, and never to a page.",
        "Open the link in a browser, and use the address that it shows in the end.",
    ),
    RateLimitedError: _rate_limited,
    FileTooLargeError: _too_large,
    LoginRequiredError: Words(
        "Failed – a login is needed",
        "{site} shows this only to signed-in people.",
        "The bot's operator can add a login for {site}.",
    ),
    PrivatePostError: Words(
        "Failed – the post is private",
        "{site} only shows this post to followers of the account.",
        "Check the link, or ask the bot's operator to add a login for {site}.",
    ),
    RegionBlockedError: Words(
        "Failed – not offered here",
        "{site} doesn't offer this in the country I run in.",
        "Look for another link to the same thing.",
    ),
    AgeRestrictedError: Words(
        "Failed – marked 18+",
        "{site} marks this as 18+ and wants a proof of age that I can't give.",
        "Look for another link to the same thing.",
    ),
    NotFoundError: Words(
        "Failed – nothing at this address",
        "{site} says this post doesn't exist any more. It may have been deleted or moved.",
        "Check the link in a browser.",
    ),
    NothingFoundError: Words(
        "Failed – nothing to download",
        "There is no picture, video or sound in this post.",
        "Use the link of the post itself, not of the page around it.",
    ),
    ProtectedMediaError: Words(
        "Failed – protected or paid",
        "This is protected or paid content on {site}. I can't download it.",
        "Look for a free version of it.",
    ),
    BotCheckError: Words(
        "Failed – the site takes me for a robot",
        "{site} wants a proof that I'm not a robot.",
        "Try again later; the bot's operator may need to renew the login for {site}.",
    ),
    LiveStreamError: Words("Failed – still live", "This is live.", "I can fetch it after it ends: try again then."),
    TooManyItemsError: _too_many,
    ExtractorBrokenError: Words(
        "Failed – the site has changed",
        "{site} changed something that I don't understand yet.",
        "An update of the bot usually helps within days; its operator can tell you more.",
    ),
}
"""Every failure of a site with its words; a function where the words depend on the error's data."""
