"""Files of a job that is done, sent once more because their member wants them elsewhere."""

import attrs

from boss_bot.discord.courier.addresses import address_of
from boss_bot.discord.courier.batches import Files, keyed
from boss_bot.discord.courier.delivery import Delivery
from boss_bot.discord.courier.dispatch import Dispatch
from boss_bot.discord.courier.load import Load
from boss_bot.discord.courier.refusal import Refusal, closed_channel
from boss_bot.discord.courier.ways import ChannelWay, DirectWay, Way
from boss_bot.domain.errors.failures import FileTooLargeError
from boss_bot.domain.errors.undelivered import AlreadySharedError, ClosedMessagesError
from boss_bot.domain.jobs.job import JobId
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.jobs.parcels import Content, Fate, Route


@attrs.define(eq=False, repr=False)
class Sharing:
    """Sends them by the journal, so that a second press, or one after a crash, sends nothing twice."""

    _dispatch: Dispatch
    _under_way: set[tuple[JobId, Route]] = attrs.field(factory=set, init=False)

    async def post(self, look: Look, files: Files) -> str:
        """Post the files in the channel where they were asked for, and return the post's address.

        Raises:
            AlreadySharedError: They are there, or may be.
            ClosedChannelError, AutoModError: The bot may not post there, or not this.
            FileTooLargeError, UploadRefusedError: Discord did not take them.
        """
        if why := await self._sent(ChannelWay(self._dispatch.pen, look), look, files):
            raise closed_channel(why)
        request, parcels = look.job.request, await self._dispatch.journal.of(look.job.id)
        posts = (one for one in parcels if one.route is Route.CHANNEL and one.message)
        return next((address_of(request, one.channel, one.message or 0) for one in posts), "")

    async def send_direct(self, look: Look, files: Files) -> None:
        """Send the files as direct messages.

        Raises:
            AlreadySharedError: They are there, or may be.
            ClosedMessagesError: The member's direct messages are closed for the bot.
            FileTooLargeError, UploadRefusedError: Discord did not take them.
        """
        if await self._sent(DirectWay(self._dispatch.pen, look), look, files):
            raise ClosedMessagesError

    async def _sent(self, way: Way, look: Look, files: Files) -> Refusal | None:
        """Send by one way and return why it is shut; None when anything went out.

        Raises:
            FileTooLargeError: Every file is larger than what the way takes.
        """
        key = (look.job.id, way.route)
        if key in self._under_way:
            raise AlreadySharedError
        self._under_way.add(key)
        try:
            for parcel in await self._dispatch.journal.of(look.job.id):
                if parcel.route is way.route and parcel.content is Content.FILES and parcel.fate is not Fate.REFUSED:
                    raise AlreadySharedError
            delivery = Delivery(Load(self._dispatch, look, keyed(files)), [way])
            left = await delivery.through(way, keyed(files))
            delivery.check()
            if delivery.routes or not left:
                return None
            if way.route not in delivery.shut and (limit := await way.limit()):
                raise FileTooLargeError(size=max(file.size for file, _ in left.values()), limit=limit)
            return delivery.shut.get(way.route, Refusal.SHUT)
        finally:
            self._under_way.discard(key)
