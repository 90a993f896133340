"""Brings Discord's list of our commands in step with ours, and keeps trying when Discord does not take it."""

import asyncio
from collections.abc import Mapping, Sequence

import attrs
import hikari
import lightbulb
from loguru import logger

from boss_bot.discord.refusals import log_refusal
from boss_bot.discord.registration.comparing import known, told
from boss_bot.discord.registration.offered import descriptions, offered
from boss_bot.domain.operating.status import State, StatusLine

_LONGEST_PAUSE = 600.0  # seconds between two tries


@attrs.define(eq=False, repr=False)
class CommandSync:
    """The commands as Discord has them.

    While Discord does not take ours, those that it has go on working: at worst a member reads an older description.

    Attributes:
        ids: The commands' ids by name, as far as they are known.
        descriptions: What each slash command that can be used everywhere does, in English, by its whole name.
        pause: Seconds before the second try, doubled before each further one.
    """

    _client: lightbulb.GatewayEnabledClient
    pause: float = 5.0
    ids: Mapping[str, int] = attrs.field(factory=dict, init=False)
    descriptions: Mapping[str, str] = attrs.field(factory=dict, init=False)
    _trouble: str = attrs.field(default="", init=False)
    _trying: asyncio.Task[None] | None = attrs.field(default=None, init=False)

    async def start(self, application: hikari.PartialApplication) -> None:
        """Bring the list in step; after an error that may pass it is tried again in the background.

        Args:
            application: Whose commands they are. The client has been started.

        Raises:
            hikari.BadRequestError: Discord finds a command malformed, which no other try will mend.
        """
        self.descriptions = descriptions(self._client)
        if not await self._tried(application):
            self._trying = asyncio.create_task(self._keep_trying(application), name="sync of the commands")

    async def close(self) -> None:
        """Try no more."""
        if self._trying:
            self._trying.cancel()
            await asyncio.wait([self._trying])

    def line(self) -> StatusLine:
        """Say for `/status` whether Discord shows the commands as they are."""
        if self._trouble:
            hint = "I try again by myself; the commands that you see go on working."
            return StatusLine("Commands", State.WARNING, f"not in step with Discord: {self._trouble}", hint)
        return StatusLine("Commands", State.OK, f"{len(self.ids)} in step with Discord")

    async def _keep_trying(self, application: hikari.PartialApplication) -> None:
        done = False
        while not done:
            await asyncio.sleep(self.pause)
            self.pause = min(self.pause * 2, _LONGEST_PAUSE)
            done = await self._tried(application)

    async def _tried(self, application: hikari.PartialApplication) -> bool:
        """Make one try; False after an error that may pass."""
        ids: dict[str, int] = {}
        try:
            for place, ours in (await offered(self._client)).items():
                have = await self._in_step(application, place or hikari.UNDEFINED, ours)
                ids |= {command.name: int(command.id) for command in have}
        except hikari.BadRequestError:
            raise
        except hikari.HikariError as error:
            self._trouble = type(error).__name__
            log_refusal(error, "the list of commands")
            return False
        self.ids, self._trouble = ids, ""
        return True

    async def _in_step(
        self,
        application: hikari.PartialApplication,
        place: hikari.UndefinedOr[int],
        ours: Sequence[hikari.api.CommandBuilder],
    ) -> Sequence[hikari.PartialCommand]:
        rest, entities = self._client.rest, self._client.app.entity_factory
        have = await rest.fetch_application_commands(application, guild=place)
        theirs = sorted((known(one, entities) for one in have), key=str)
        if len(have) == len(ours) and theirs == sorted((told(one, entities) for one in ours), key=str):
            return have
        logger.info("Discord is told of {} commands", len(ours))
        return await rest.set_application_commands(application, ours, guild=place)
