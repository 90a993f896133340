"""The buttons Delete file of a private result and Remove of a public one, and the question that both ask first."""

import hikari
import lightbulb
from loguru import logger

from boss_bot.discord.courier import Courier
from boss_bot.discord.interactions.beside import show_beside
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import ButtonPress
from boss_bot.discord.views.removal_cards import (
    delete_question_card,
    deleted_card,
    remove_question_card,
    spared_card,
)
from boss_bot.memory import Memory

loader = Loader()

_MODERATES = hikari.Permissions.MANAGE_MESSAGES | hikari.Permissions.ADMINISTRATOR


@loader.button("delete")
async def delete_pressed(
    press: ButtonPress, memory: Memory = lightbulb.di.INJECTED, courier: Courier = lightbulb.di.INJECTED
) -> None:
    """Ask whether the files of this card are to be deleted; the press is what can edit the card afterwards."""
    job = await memory.results.deletable(press.argument, press.actor, moderates=False)
    if reply := await show_beside(press, delete_question_card(job)):
        courier.removal.asked(job.id, reply, int(press.interaction.message.id))


@loader.button("remove")
async def remove_pressed(
    press: ButtonPress, memory: Memory = lightbulb.di.INJECTED, courier: Courier = lightbulb.di.INJECTED
) -> None:
    """Ask whether this post is to be removed."""
    moderates = await _moderates(press, courier)
    job = await memory.results.deletable(press.argument, press.actor, moderates=moderates)
    await press.whisper(remove_question_card(job))


@loader.button("erase")
async def erase_pressed(
    press: ButtonPress, memory: Memory = lightbulb.di.INJECTED, courier: Courier = lightbulb.di.INJECTED
) -> None:
    """Delete: the posts in this channel or the files of the card, whichever was asked about, and what is kept."""
    moderates = await _moderates(press, courier)
    job = await memory.results.deletable(press.argument, press.actor, moderates=moderates)
    channel = int(press.interaction.channel.id)
    if job.request.owner != press.actor.user:
        logger.bind(job=job.id, manager=press.actor.user).info("a result is removed by somebody else than its member")
    beside = await courier.removal.clear(job) if job.request.owner == press.actor.user else None
    posts, left = (0, 0) if beside is not None else await courier.removal.take_down(job.id, channel)
    if beside and job.request.terms.open_card:  # what stays is seen by all
        left, beside = beside, 0
    shared = not await memory.results.delete(job)
    seen_to = beside is not None or bool(posts or left)
    await press.show(deleted_card(job, posts=posts, left=left, seen_to=seen_to, shared=shared, beside=beside or 0))


@loader.button("spare")
async def spare_pressed(
    press: ButtonPress, memory: Memory = lightbulb.di.INJECTED, courier: Courier = lightbulb.di.INJECTED
) -> None:
    """Leave everything as it is."""
    moderates = await _moderates(press, courier)
    await press.show(spared_card(await memory.results.deletable(press.argument, press.actor, moderates=moderates)))


async def _moderates(press: ButtonPress, courier: Courier) -> bool:
    """Say whether whoever pressed may remove messages of others in this channel, and one of this job is there."""
    member = press.interaction.member
    if member is None or not member.permissions & _MODERATES:
        return False
    return bool(await courier.removal.posts(press.argument, int(press.interaction.channel.id)))
