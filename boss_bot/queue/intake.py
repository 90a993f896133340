"""From what somebody typed to a job: the text gate, the site that serves it, and the room for it."""

from datetime import datetime

from boss_bot.domain.errors import BossBotError, WrongSiteError
from boss_bot.domain.job import Job, Request
from boss_bot.domain.job_store import JobStore
from boss_bot.domain.link import parse_link
from boss_bot.domain.room import Room
from boss_bot.queue.ask import Ask
from boss_bot.sites import site_for


async def taken_in(store: JobStore, room: Room, request: Request, *, capacity: int, now: datetime) -> Job:
    """Store a request as a job, where there is room for it; the same request again gets the same job.

    Raises:
        BossBotError: There is no room, on the disk, in somebody's day, or in the line. Nothing is counted then.
    """
    await room.admit(request)
    try:
        return await store.add(request, capacity=capacity, now=now)
    except BossBotError:
        await room.withdraw(request)
        raise


def request_of(ask: Ask, *, exempt: frozenset[str], enabled: frozenset[str] = frozenset()) -> Request:
    """Make a request of an ask.

    Raises:
        BossBotError: The link is not for us; its class says why.
    """
    link = parse_link(ask.text, exempt=exempt)
    site = site_for(link, exempt=exempt, enabled=enabled)
    if ask.site is not None and site.name != ask.site:
        raise WrongSiteError(wanted=ask.site, host=link.host)
    return Request(
        key=ask.key,
        link=link,
        site=site.name,
        owner=ask.actor.user,
        guild=ask.actor.guild,
        channel=ask.channel,
        size_limit=ask.size_limit,
        reply=ask.reply,
        options=ask.options,
        priority=ask.priority,
        locale=ask.locale,
        guild_locale=ask.guild_locale,
        visibility=ask.visibility,
        lane=site.name if site.domains else link.address,
    )
