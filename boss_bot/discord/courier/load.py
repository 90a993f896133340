"""The files of one job on their way: as entries of the journal, and as cards."""

import attrs

from boss_bot.discord.courier.addresses import card_address
from boss_bot.discord.courier.batches import Keyed, is_first
from boss_bot.discord.courier.dispatch import Dispatch
from boss_bot.discord.courier.place import OLD, age_of
from boss_bot.discord.courier.ways import Way
from boss_bot.discord.views import Card, done_card
from boss_bot.discord.views.handing_cards import asked_here
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.jobs.parcels import Content, Fate, Parcel, Route


@attrs.frozen(eq=False, repr=False)
class Load:
    """All files of a job.

    Attributes:
        dispatch: Sends.
        look: The job.
        files: Its files.
    """

    dispatch: Dispatch
    look: Look
    files: Keyed

    async def intend(self, route: Route, batch: Keyed, channel: int | None = None) -> Parcel:
        """Write down that some of the files are about to go out."""
        now, keys = self.dispatch.clock.now(), list(batch)
        return await self.dispatch.journal.intend(
            self.look.job.id, Content.FILES, route, now, files=keys, channel=channel
        )

    async def find_out(self, way: Way | None, parcel: Parcel) -> Fate:
        """See `Dispatch.find_out`."""
        batch = {key: self.files[key] for key in parcel.files if key in self.files}
        sizes = [file.size for file, _ in batch.values()]
        return await self.dispatch.find_out(way, parcel, self.card(parcel.route, batch), sizes)

    def card(self, route: Route, batch: Keyed) -> Card:
        """Draw the card that holds some of the files."""
        places = [place for place, key in enumerate(self.files, start=1) if key in batch]
        whole = not places or len(places) == len(self.files)
        span = None if whole else (places[0], places[-1], len(self.files))
        drawn = done_card(self.look, list(batch.values()), route=route, span=span)
        if route is not Route.CHANNEL or not is_first(list(batch)) or age_of(self.look) <= OLD:
            return drawn
        address = card_address(self.look.job.request)
        return asked_here(drawn, self.look, address) if address else drawn
