"""Words for what a site does that ends a job (``domain/failures.py``)."""

from boss_bot.discord.language import N_
from boss_bot.discord.words.measured import rate_limited_words, too_large_words, too_many_words
from boss_bot.discord.words.words import Table, Words
from boss_bot.domain.content.offers import ChoiceNeededError
from boss_bot.domain.errors.detours import LeadsNowhereError
from boss_bot.domain.errors.failures import (
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

FAILURES: Table = {
    ChoiceNeededError: Words(
        N_("Choose what to download"),
        N_("No version of this fits as it is."),
        N_("Choose one of the versions on the card of the download."),
    ),
    NetworkError: Words(
        N_("Failed – connection problem"),
        N_("I couldn't reach {site}, or it ended the connection half-way."),
        N_("Check that the link opens in a browser, then try again in a few minutes."),
    ),
    LeadsNowhereError: Words(
        N_("Failed – the link leads nowhere"),
        N_("{site} keeps sending me from one address to the next, and never to a page."),
        N_("Open the link in a browser, and use the address that it shows in the end."),
    ),
    RateLimitedError: rate_limited_words,
    FileTooLargeError: too_large_words,
    LoginRequiredError: Words(
        N_("Failed – a login is needed"),
        N_("{site} shows this only to signed-in people."),
        N_("The bot's operator can add a login for {site}."),
    ),
    PrivatePostError: Words(
        N_("Failed – the post is private"),
        N_("{site} only shows this post to followers of the account."),
        N_("Check the link, or ask the bot's operator to add a login for {site}."),
    ),
    RegionBlockedError: Words(
        N_("Failed – not offered here"),
        N_("{site} doesn't offer this in the country I run in."),
        N_("Look for another link to the same thing."),
    ),
    AgeRestrictedError: Words(
        N_("Failed – marked 18+"),
        N_("{site} marks this as 18+ and wants a proof of age that I can't give."),
        N_("Look for another link to the same thing."),
    ),
    NotFoundError: Words(
        N_("Failed – nothing at this address"),
        N_("{site} says this post doesn't exist any more. It may have been deleted or moved."),
        N_("Check the link in a browser."),
    ),
    NothingFoundError: Words(
        N_("Failed – nothing to download"),
        N_("There is no picture, video or sound in this post."),
        N_("Use the link of the post itself, not of the page around it."),
    ),
    ProtectedMediaError: Words(
        N_("Failed – protected or paid"),
        N_("This is protected or paid content on {site}. I can't download it."),
        N_("Look for a free version of it."),
    ),
    BotCheckError: Words(
        N_("Failed – the site takes me for a robot"),
        N_("{site} wants a proof that I'm not a robot."),
        N_("Try again later; the bot's operator may need to renew the login for {site}."),
    ),
    LiveStreamError: Words(
        N_("Failed – still live"), N_("This is live."), N_("I can fetch it after it ends: try again then.")
    ),
    TooManyItemsError: too_many_words,
    ExtractorBrokenError: Words(
        N_("Failed – the site has changed"),
        N_("{site} changed something that I don't understand yet."),
        N_("An update of the bot usually helps within days; its operator can tell you more."),
    ),
}
"""Every failure of a site with its words; a function where the words depend on the error's data."""
