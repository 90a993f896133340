"""Which ways a job's files may go to its member, the best first."""

from boss_bot.discord.courier.card_way import CardWay
from boss_bot.discord.courier.dispatch import Dispatch
from boss_bot.discord.courier.place_way import PlaceWay
from boss_bot.discord.courier.rights import Rights
from boss_bot.discord.courier.token import Token
from boss_bot.discord.courier.ways import ChannelWay, DirectWay, Way
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.jobs.parcels import Content, Fate, Route
from boss_bot.domain.members.delivery import Visibility


async def ways_of(dispatch: Dispatch, look: Look, rights: Rights, beside: Token | None) -> list[Way]:
    """Return the ways to try.

    Args:
        dispatch: Sends.
        look: The job.
        rights: To edit its own card.
        beside: The token of another live card of its member's in the same channel, None where there is none.
    """
    pen, place = dispatch.pen, rights.place
    ways: list[Way] = [await _card_way(dispatch, look, rights, beside)]
    if look.job.request.terms.direct and not look.job.for_adults:
        ways.append(DirectWay(pen, look, place))
    if look.job.request.visibility is Visibility.POST:
        ways.insert(1 if look.job.request.terms.open_card else 0, ChannelWay(pen, look, place))
    return ways


async def _card_way(dispatch: Dispatch, look: Look, rights: Rights, beside: Token | None) -> Way:
    """Return the way into the job's own card: by its token while that lives."""
    pen, journal, token, place = dispatch.pen, dispatch.journal, rights.token, rights.place
    if token.fresh:
        return CardWay(pen, journal, token, look, place)
    if place.open:
        parcels = await journal.of(look.job.id)
        there = [p for p in parcels if (p.route, p.content, p.fate) == (Route.CARD, Content.FILES, Fate.SENT)]
        return PlaceWay(pen, look, place, filled=bool(there))
    if beside:
        return CardWay(pen, journal, beside, look, beside=True)
    return CardWay(pen, journal, token, look, place)
