"""All interactions, by id and by token, and the rules of their time."""

import base64
import secrets

import attrs

from boss_bot.playground.local_discord.clock import Clock
from boss_bot.playground.local_discord.interactions.interaction import Answer, Interaction
from boss_bot.playground.local_discord.rules import refusals
from boss_bot.playground.local_discord.world import Changes

ANSWER_WITHIN_S = 3.0
TOKEN_LIFETIME_S = 15 * 60.0
"""Both of https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback."""
INTERACTIONS_KEPT = 10_000


@attrs.define(eq=False)
class Interactions:
    """The last ``kept`` interactions. ``answer_within_s`` may be raised where the machine is slow."""

    clock: Clock
    changes: Changes
    answer_within_s: float = ANSWER_WITHIN_S
    kept: int = INTERACTIONS_KEPT
    _by_token: dict[str, Interaction] = attrs.field(factory=dict, init=False, repr=False)

    def add(self, interaction: Interaction) -> None:
        """Begin an interaction: from now on it can be answered."""
        self._by_token[interaction.token] = interaction
        if len(self._by_token) > self.kept:
            del self._by_token[next(iter(self._by_token))]

    def to_answer(self, interaction_id: int, token: str) -> Interaction:
        """Return the interaction that a callback is meant for.

        Raises:
            ApiError: 10062, it is unknown or three seconds have passed; 40060, it has been answered.
        """
        interaction = self._by_token.get(token)
        if interaction is None or interaction.id != interaction_id:
            raise refusals.unknown_interaction()
        if interaction.answer is not None:
            raise refusals.already_acknowledged()
        if self.clock.now() - interaction.created_at > self.answer_within_s:
            raise refusals.unknown_interaction()
        return interaction

    def by_token(self, token: str) -> Interaction:
        """Return the interaction whose token authorises a request.

        Raises:
            ApiError: 50027, there is no such token or its fifteen minutes are over; 10015, it was never answered.
        """
        interaction = self._by_token.get(token)
        if interaction is None or self.clock.now() - interaction.created_at >= TOKEN_LIFETIME_S:
            raise refusals.invalid_webhook_token()
        if interaction.answer is None:
            raise refusals.unknown_webhook()
        return interaction

    def size_limit(self, token: str) -> int | None:
        """Return how many bytes a file sent with ``token`` may have; None for an unknown token."""
        interaction = self._by_token.get(token)
        return interaction.size_limit if interaction else None

    def settle(self, interaction: Interaction, answer: Answer) -> None:
        """Note the first answer."""
        interaction.answer = answer
        interaction.original = answer.message
        self.changes.announce()


def new_token(interaction_id: int) -> str:
    """Return an interaction token shaped like Discord's: opaque, long, safe in an address."""
    raw = f"interaction:{interaction_id}:{secrets.token_urlsafe(96)}"
    return base64.urlsafe_b64encode(raw.encode()).decode().rstrip("=")
