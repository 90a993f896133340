"""A courier at a Discord of one's own, over the real journal, with no bot around it: the test leads each hand-over."""

from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath
from typing import Any

import attrs
import hikari
import pytest
import pytest_asyncio

from boss_bot.discord.courier import engage
from boss_bot.discord.courier.counter import Counter
from boss_bot.discord.courier.dispatch import Dispatch
from boss_bot.discord.courier.pen import Pen
from boss_bot.discord.courier.rights import Rights
from boss_bot.discord.courier.token import Token
from boss_bot.discord.views import checking_card
from boss_bot.discord.views.file_names import with_titles
from boss_bot.domain.content.media import MediaKind, StoredFile
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.members.delivery import ReplyHandle, Visibility
from boss_bot.domain.members.terms import Terms
from boss_bot.playground.driver import Driver
from boss_bot.playground.driver.place import place_of
from boss_bot.playground.driver.starting import begin
from boss_bot.playground.local_discord import LocalDiscord
from boss_bot.playground.local_discord.interactions import InteractionType
from boss_bot.playground.local_discord.rate_limits import Limit
from boss_bot.store import open_store


@attrs.define
class Clocks:
    local: LocalDiscord

    def now(self):
        return datetime.fromtimestamp(self.local.clock.now(), UTC)


@attrs.define(eq=False)
class Desk:
    """Makes jobs whose files are there, and hands them over."""

    local: LocalDiscord
    rest: Any
    store: Any
    folder: Any
    new_request: Any
    discord: Driver
    ann: Any
    clock: Clocks
    courier: Any = None

    async def restart(self):
        """Let the courier be a new one, as after a crash: it knows what is on disk, and nothing else."""
        if self.courier:
            await self.courier.close()
        self.courier = engage(self.rest, self.clock, self.store.journal, interval=0.01)

    async def handle(self, size_limit=None, *, public=False):
        """Return the right to edit a fresh answer that Ann sees, and everybody if it is public."""
        self.ann.user.nitro_limit = size_limit
        interaction = begin(
            self.local, InteractionType.COMMAND, place_of(self.local, self.ann, None),
            {"id": "1", "name": "download", "type": 1},
        )  # fmt: skip
        await self.rest.create_interaction_response(
            interaction.id,
            interaction.token,
            hikari.ResponseType.MESSAGE_CREATE,
            components=checking_card("x"),
            flags=hikari.UNDEFINED if public else hikari.MessageFlag.EPHEMERAL,
        )
        expires = datetime.fromtimestamp(interaction.created_at, UTC) + timedelta(minutes=15)
        return ReplyHandle(self.local.application_id, interaction.token, expires)

    async def job(
        self, *sizes, visibility=Visibility.PRIVATE, card=True, size_limit=20 * 2**20, terms=None, public=False
    ):
        """Return a look at a job that is about to be uploaded, and its files of so many bytes."""
        guild, reply = self.local.world.default_guild, await self.handle(public=public) if card else None
        request = self.new_request(
            owner=self.ann.id, guild=guild.id, channel=guild.default_channel.id, visibility=visibility,
            reply=reply, size_limit=size_limit, terms=terms or Terms(),
            card_message=max(self.local.world.messages) if public else None,
        )  # fmt: skip
        job = await self.store.add(request, capacity=50, now=self.clock.now())
        files = []
        for number, size in enumerate(sizes or (3,), start=1):
            path = self.folder / f"{job.id}-{number}"
            path.write_bytes(bytes([number]) * size)
            stored = StoredFile(
                PurePosixPath(path.name), f"{number}.png", "image/png", MediaKind.IMAGE, size, f"{number:064}"
            )
            files.append((stored, path))
        for state in (JobState.DOWNLOADING, JobState.UPLOADING):
            changes = {"files": tuple(file for file, _ in files)} if state is JobState.UPLOADING else {}
            job = await self.store.move(job.id, state, **changes)
        return Look(job, self.clock.now()), files

    async def open_job(self, *sizes, **fields):
        """Return the same for a job whose card all see: the newest message."""
        return await self.job(*sizes, visibility=Visibility.POST, terms=Terms(open_card=True), public=True, **fields)

    async def deliver_at_once(self, look, files):
        """Hand over with no card drawn before, as when the card says already that the files are on their way."""
        rights = Rights(Token(self.clock, look.job.request.reply))
        rights.take(look.job.request)
        await Counter(Dispatch(Pen(self.rest), self.store.journal, self.clock)).hand_over(look, files, rights)

    async def parcels(self, look):
        """Return what the journal says of a job: route and fate of each parcel."""
        return [(p.route.value, p.fate.value, len(p.files)) for p in await self.store.journal.of(look.job.id)]

    def shown(self, member=None):
        """Return the numbers of the files that the member is shown in each message that has any."""
        cards = [card for card in self.discord.sees(member or self.ann) if card.shown_files]
        return [[int(file.filename.split(".")[0]) for file in card.shown_files] for card in cards]


@pytest_asyncio.fixture(loop_scope="session")
async def desk(local, tmp_path, new_request):
    local.state.limits.everything_else = Limit(1000, 1.0)
    app = hikari.RESTApp(url=local.rest_url, max_retries=0, dumps=with_titles)
    await app.start()
    store = await open_store(tmp_path / "db.sqlite3")
    discord = Driver(local)
    async with app.acquire(local.token, hikari.TokenType.BOT) as rest:
        desk = Desk(local, rest, store, tmp_path, new_request, discord, discord.member("Ann"), Clocks(local))
        await desk.restart()
        yield desk
        await desk.courier.close()
    await store.close()
    await app.close()
    await local.stop()


@pytest.fixture
def refused():
    """Discord's answers for "you may not"."""
    return {
        "permission": {"status": 403, "body": {"message": "Missing Permissions", "code": 50013}},
        "automod": {"status": 400, "body": {"message": "Blocked", "code": 200000}},
        "gone": {"status": 404, "body": {"message": "Unknown Webhook", "code": 10015}},
    }
