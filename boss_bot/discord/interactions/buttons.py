"""Finds the handler of each pressed button, and answers every press that has none.

The bot's messages outlive its process, so buttons are found by what they carry, never by anything in memory. A
press that nobody answers shows "This interaction failed"; so selects and forms that we never sent are answered too.
"""

from collections.abc import Mapping

import attrs
import hikari
import lightbulb

from boss_bot.discord.courier import Courier
from boss_bot.discord.ids.custom_id import CustomId, parse_custom_id
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.calm import Calm
from boss_bot.discord.interactions.controls import ControlRouter
from boss_bot.discord.interactions.errors import error_card, old_button_card
from boss_bot.discord.interactions.loader import ButtonHandler, Handlers
from boss_bot.discord.interactions.press import ButtonPress, actor_of
from boss_bot.discord.interactions.pressed_message import panel_of
from boss_bot.discord.language import speaking
from boss_bot.discord.views import Card, job_card
from boss_bot.discord.views.removal_cards import expired_card
from boss_bot.domain.errors.refusals import BossBotError, JobIsOverError, NotKeptError
from boss_bot.domain.jobs.job import JobState
from boss_bot.queue import QueueService


@attrs.define(eq=False, repr=False)
class ButtonRouter:
    """Routes presses to the handlers that stand beside their commands."""

    _client: lightbulb.Client
    _handlers: Handlers
    _courier: Courier
    _queue: QueueService
    _calm: Calm
    _controls: ControlRouter

    async def component_used(self, event: hikari.ComponentInteractionCreateEvent) -> None:
        """Answer a press of a button or a choice in a select."""
        with speaking(str(event.interaction.locale)):
            await self._answer(event.interaction)

    async def form_sent(self, event: hikari.ModalInteractionCreateEvent) -> None:
        """Answer a form."""
        with speaking(str(event.interaction.locale)):
            if not await self._controls.took(event.interaction):
                await self._unknown(event.interaction)

    async def _answer(self, interaction: hikari.ComponentInteraction) -> None:
        if await self._controls.took(interaction):
            return
        meant = parse_custom_id(interaction.custom_id)
        known = self._known(interaction.component_type)
        if meant is None or meant.action not in known:
            await self._unknown(interaction)
            return
        answer = Answer(interaction)
        try:
            self._calm.pressed(interaction)
            async with answer.in_time(), self._courier.quiet(panel_of(interaction) or meant.job):
                await self._handle(known[meant.action], interaction, meant, answer)
        except JobIsOverError as error:
            last = self._courier.last(meant.job)
            failed = last is not None and last.job.state is JobState.FAILED
            await answer.whisper(job_card(last) if last and failed else error_card(error))
        except NotKeptError as error:
            await answer.whisper(await self._not_kept(meant, interaction) or error_card(error))
        except BossBotError as error:
            await answer.whisper(error_card(error))

    async def _not_kept(self, meant: CustomId, interaction: hikari.ComponentInteraction) -> Card | None:
        """Offer a finished download anew whose files are gone; None where it is none of whoever pressed."""
        try:
            job = (await self._queue.look(meant.job, by=actor_of(interaction))).job
        except BossBotError:
            return None
        return expired_card(job) if job.state is JobState.COMPLETED else None

    def _known(self, kind: hikari.ComponentType | int) -> Mapping[str, ButtonHandler]:
        """Return the handlers of what was used: a select with a button's text is as unknown as any other."""
        if kind is hikari.ComponentType.BUTTON:
            return self._handlers.buttons
        return self._handlers.selects if kind is hikari.ComponentType.TEXT_SELECT_MENU else {}

    async def _handle(
        self, handler: ButtonHandler, interaction: hikari.ComponentInteraction, meant: CustomId, answer: Answer
    ) -> None:
        press = ButtonPress(
            actor_of(interaction), meant.job, interaction, answer, self._courier, self._queue, meant.number or 0
        )
        contexts = lightbulb.di.Contexts
        async with self._client.di.enter_context(contexts.DEFAULT), self._client.di.enter_context(contexts.LISTENER):
            await handler(press)

    async def _unknown(self, interaction: hikari.ComponentInteraction | hikari.ModalInteraction) -> None:
        await Answer(interaction).whisper(old_button_card())
