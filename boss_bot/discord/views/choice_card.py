"""The card that asks which version of a video a member wants: what each would cost, before anything is fetched."""

from hikari import ButtonStyle
from hikari.impl import InteractiveButtonBuilder

from boss_bot.discord.language import _, ngettext
from boss_bot.discord.text.amounts import countdown, duration_text, size_text
from boss_bot.discord.views.job_buttons import cancel_button
from boss_bot.discord.views.parts import Accent, Card, Part, button, card, row
from boss_bot.discord.views.wording import foot, source_line
from boss_bot.domain.content.offers import AUDIO, CLIP, Cost, Offer, Way
from boss_bot.domain.content.question import Question
from boss_bot.domain.jobs.job import Job
from boss_bot.domain.jobs.look import Look

_MOST = 5
"""Discord: buttons in a row."""


def choice_card(look: Look, question: Question) -> Card:
    """Draw a job that waits for its member's choice.

    Args:
        look: The job.
        question: What is offered.
    """
    job, limit = look.job, look.job.request.size_limit
    fallback = question.default(job.request.options, limit)
    return card(
        Accent.YELLOW,
        _("Choose what to download"),
        source_line(job),
        _("No version of this fits as it is: here a file may have up to {size}.", size=size_text(limit)),
        _then(look, fallback),
        offers_row(job, question, fallback),
        row(cancel_button(job)),
        foot(job),
    )


def offers_row(job: Job, question: Question, fallback: Offer | None = None) -> Part | None:
    """Draw a button for each version that can be made to fit and was not taken yet, the ``fallback`` as the first."""
    limit, taken = job.request.size_limit, question.chosen
    able = [(n, o) for n, o in enumerate(question.offers) if o.key != taken and question.cost(o, limit)]
    return row(*(_button(job, n, offer, question, chosen=offer is fallback) for n, offer in able[:_MOST]))


def _then(look: Look, fallback: Offer | None) -> str:
    moment = look.job.not_before
    if fallback is None or moment is None:
        return ""
    when = countdown(moment.timestamp())
    return _("If you don't choose, I take {what} {when}.", what=_name(fallback), when=when)


def _button(job: Job, number: int, offer: Offer, question: Question, *, chosen: bool) -> InteractiveButtonBuilder:
    style = ButtonStyle.PRIMARY if chosen else ButtonStyle.SECONDARY
    return button("choose", _label(offer, question.cost(offer, job.request.size_limit)), job.id, style, number)


def _label(offer: Offer, cost: Cost | None) -> str:
    name, size = _name(offer), size_text(offer.size) if offer.size else ""
    if cost is None or cost.way is Way.UNKNOWN:
        return name
    if cost.way is Way.FITS:
        return _("{what} – {size}, fits", what=name, size=size)
    if cost.way is Way.PARTS:
        return ngettext("{what} – in {n} part", "{what} – in {n} parts", cost.parts, what=name)
    if cost.seconds < 1:
        return _("{what} – made smaller", what=name)
    return _("{what} – smaller, about {time}", what=name, time=duration_text(max(5, round(cost.seconds / 5) * 5)))


def _name(offer: Offer) -> str:
    if offer.key == AUDIO:
        return _("Audio")
    if offer.key == CLIP:
        return _("First {time}", time=duration_text(offer.seconds or 0))
    return f"{offer.lines}p" if offer.lines else offer.key
