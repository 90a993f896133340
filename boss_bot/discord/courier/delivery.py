"""One hand-over of a job's files: batch by batch, each written down before it goes out, by the best way there is."""

from collections.abc import Sequence

import attrs
import hikari

from boss_bot.discord.courier.batches import MOST_FILES, Keyed, first_batch, without
from boss_bot.discord.courier.load import Load
from boss_bot.discord.courier.refusal import Refusal, refusal_of, status_of
from boss_bot.discord.courier.ways import Way
from boss_bot.discord.refusals import log_refusal
from boss_bot.domain.content.media import StoredFile
from boss_bot.domain.errors.failures import FileTooLargeError
from boss_bot.domain.errors.undelivered import UploadRefusedError
from boss_bot.domain.jobs.parcels import Content, Fate, Route


@attrs.define(eq=False, repr=False)
class Delivery:
    """May be begun again as often as it takes: what has gone out, or may have, does not go out a second time.

    Attributes:
        load: The files.
        ways: The ways to try, the best first.
        too_large: Files that Discord takes by no way.
        routes: By which routes files have gone out.
        shut: Why routes were shut that were tried.
    """

    load: Load
    ways: Sequence[Way]
    too_large: list[StoredFile] = attrs.field(factory=list, init=False)
    routes: set[Route] = attrs.field(factory=set, init=False)
    shut: dict[Route, Refusal] = attrs.field(factory=dict, init=False)

    async def run(self) -> None:
        """Hand the files over; those for which no way is open are kept in the member's inbox.

        Raises:
            UploadRefusedError, UnsurePostError: See `Dispatch`.
        """
        left, doubtful = await self._left()
        for way in self.ways:
            if left and way.usable:
                left = await self.through(way, left)
        kept = {key: entry for key, entry in self.load.files.items() if key in left or key in doubtful}
        if kept:
            parcel = await self.load.intend(Route.INBOX, kept)
            await self.load.dispatch.journal.settle(parcel.number, Fate.SENT)
            self.load.dispatch.boxes.put(self.load.look)
            self.routes.add(Route.INBOX)

    async def through(self, way: Way, left: Keyed) -> Keyed:
        """Send what goes one way, and return what is left."""
        try:
            channel, limit = await way.channel(), await way.limit()
        except hikari.HikariError as error:
            log_refusal(error, "a way to the member", job=self.load.look.job.id)
            if refusal_of(error, by_token=way.by_token) is Refusal.UNKNOWN:
                raise UploadRefusedError(status=status_of(error)) from None
            return left
        rest: Keyed = {key: entry for key, entry in left.items() if limit is None or entry[0].size <= limit}
        most = MOST_FILES
        while rest and way.usable:
            batch = first_batch(rest, most=most)
            why = await self._send(way, batch, channel)
            if why and why.shuts:
                self.shut[way.route] = why
                break
            if why is Refusal.TOO_LARGE and len(batch) > 1:
                most = len(batch) // 2
                continue
            rest = without(rest, batch)
            if why is None or way.by_token:  # no other way takes more
                left = without(left, batch)
            if why is not None and way.by_token:
                self.too_large += [file for file, _ in batch.values()]
        return left

    def check(self) -> None:
        """See whether anything went out.

        Raises:
            FileTooLargeError: Nothing did, for Discord takes no file of this size.
        """
        if self.too_large and not self.routes:
            limit = self.load.look.job.request.size_limit
            raise FileTooLargeError(size=max(file.size for file in self.too_large), limit=limit)

    async def _send(self, way: Way, batch: Keyed, channel: int | None) -> Refusal | None:
        parcel = await self.load.intend(way.route, batch, channel)
        why = await self.load.dispatch.send(way, parcel, self.load.card(way.route, batch))
        if why is None:
            self.routes.add(way.route)
        return why

    async def _left(self) -> tuple[Keyed, Keyed]:
        """Return the files that are still to go out, and those of which nobody knows whether they have."""
        left, doubtful = self.load.files, set[str]()
        for parcel in await self.load.dispatch.journal.of(self.load.look.job.id):
            if parcel.content is not Content.FILES or not set(parcel.files) & set(self.load.files):
                continue
            fate = parcel.fate
            if fate is Fate.OPEN:
                way = next((way for way in self.ways if way.route is parcel.route), None)
                fate = await self.load.find_out(way, parcel)
                if parcel.route is Route.INBOX:
                    self.load.dispatch.boxes.put(self.load.look)
            if fate in (Fate.SENT, Fate.OPENED):
                self.routes.add(parcel.route)
                left = without(left, parcel.files)
            elif fate is Fate.UNKNOWN:
                doubtful |= set(parcel.files)
        return without(left, list(doubtful)), {key: entry for key, entry in left.items() if key in doubtful}
