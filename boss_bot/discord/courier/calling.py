"""Calls a member to their inbox by a message in the channel, where the server wants that."""

import hikari

from boss_bot.discord.courier.dispatch import Dispatch
from boss_bot.discord.language import speaking
from boss_bot.discord.refusals import log_refusal
from boss_bot.discord.views.calling_card import calling_card
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.members.delivery import HandOver


async def call(dispatch: Dispatch, look: Look) -> None:
    """Say in the channel that something waits for a member, and nothing of what it is. Losing it costs nothing."""
    request = look.job.request
    if request.guild is None or request.terms.hand_over is not HandOver.CHANNEL or not request.terms.mentions:
        return
    with speaking(request.guild_locale):
        card = calling_card(request.owner)
    try:
        await dispatch.pen.post(request.channel, card, nonce=f"bb-c-{look.job.id}", mentioning=[request.owner])
    except hikari.HikariError as error:
        log_refusal(error, "a call to the inbox", job=look.job.id)
