"""Words for failures whose words depend on figures."""

from boss_bot.discord.language import _, ngettext
from boss_bot.discord.text.amounts import duration_text, size_text
from boss_bot.discord.words.words import Words
from boss_bot.domain.errors.failures import FileTooLargeError, RateLimitedError, TooManyItemsError


def too_large_words(error: FileTooLargeError) -> Words:
    """Say how large the file is, and what is allowed."""
    limit = _("Here it may have up to {size}.", size=size_text(error.limit)) if error.limit else ""
    counted_only = (
        error.size is not None and error.size > error.limit and size_text(error.size) == size_text(error.limit)
    )
    if error.size is None or counted_only:  # it was stopped at the limit: how large it is, nobody knows
        cause = _("A file of this post is over the size limit.")
    elif error.size <= error.limit:  # Discord's own answer is the truth, whatever it had announced
        cause = _("A file of this post has {size}, and Discord did not take it.", size=size_text(error.size))
    else:
        cause = _("A file of this post has {size}.", size=size_text(error.size))
    if error.size is None or error.size > error.limit:
        cause = f"{cause} {limit}".rstrip()
    return Words(_("Failed – the file is too large"), cause, _("Try a shorter or smaller version of it."))


def rate_limited_words(error: RateLimitedError) -> Words:
    """Say when the site may be asked again."""
    pause = duration_text(error.retry_after) if error.retry_after else ""
    return Words(
        _("Failed – the site asks me to slow down"),
        _("{site} had too many requests from me."),
        _("Try again in about {time}.", time=pause) if pause else _("Try again in a few minutes."),
    )


def too_many_words(error: TooManyItemsError) -> Words:
    """Say how many there are, and how many are allowed."""
    some = _("The post holds too many items; the limit is {limit}.", limit=error.limit)
    return Words(
        _("Failed – too many items"),
        _items(error.items, error.limit) if error.items else some,
        _("Use links to single posts or pictures of it."),
    )


def _items(number: int, limit: int) -> str:
    return ngettext(
        "The post holds {n} item; the limit is {limit}.",
        "The post holds {n} items; the limit is {limit}.",
        number,
        limit=limit,
    )
