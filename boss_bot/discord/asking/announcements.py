"""What the owner of the bot tells the servers: into the channels that they have chosen for it, where they want it."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence

import attrs
import hikari

from boss_bot.discord.language import speaking
from boss_bot.discord.refusals import log_refusal
from boss_bot.discord.views.owner_cards import announcement_card
from boss_bot.domain.jobs.job import new_job_id
from boss_bot.members import Members

_KEPT = 20  # texts that wait for the owner's word


@attrs.frozen
class Place:
    """Where an announcement goes: the server's name, its channel, and the language of what all see there."""

    server: str
    channel: int
    language: str


@attrs.frozen
class Plan:
    """Where an announcement would go.

    Attributes:
        places: One for each server that gets it.
        off: How many servers want no announcements.
        no_channel: How many have chosen no channel.
    """

    places: Sequence[Place]
    off: int
    no_channel: int


async def plan_for(guilds: Iterable[hikari.Guild], members: Members) -> Plan:
    """Say where an announcement would go, by the rules of each server."""
    places, off, no_channel = list[Place](), 0, 0
    for guild in guilds:
        rules = await members.store.rules(int(guild.id))
        if not rules.news:
            off += 1
        elif rules.post_channel is None:
            no_channel += 1
        else:
            places.append(Place(guild.name, rules.post_channel, rules.language or str(guild.preferred_locale)))
    return Plan(places, off, no_channel)


async def announce(rest: hikari.api.RESTClient, key: str, text: str, plan: Plan) -> Sequence[str]:
    """Post a text everywhere, and return the names of servers whose channel did not take it.

    Within a few minutes the same key posts nothing twice (Discord: nonce of a message).
    """
    refused = []
    for place in plan.places:
        try:
            with speaking(place.language):
                card = announcement_card(text)
            await rest.create_message(place.channel, components=card, nonce=f"{key}-{place.channel % 10**15}")
        except hikari.HikariError as error:
            log_refusal(error, "an announcement", channel=place.channel)
            refused.append(place.server)
    return refused


@attrs.define(eq=False, repr=False)
class Announcements:
    """The texts of this process that wait for the owner's word, the newest ones."""

    _texts: OrderedDict[str, str] = attrs.field(factory=OrderedDict, init=False)

    def add(self, text: str) -> str:
        """Keep a text, and return what its button carries."""
        key = str(new_job_id())
        self._texts[key] = text
        while len(self._texts) > _KEPT:
            self._texts.popitem(last=False)
        return key

    def take(self, key: str) -> str | None:
        """Return a text and forget it; None when it is not known (any more): a second press posts nothing."""
        return self._texts.pop(key, None)
