"""From what somebody typed to a job: the text gate, the site that serves it, and the room for it."""

import attrs

from boss_bot.domain.errors.refusals import BossBotError, WrongSiteError
from boss_bot.domain.jobs.job import Job, Request
from boss_bot.domain.jobs.job_queue import JobQueue
from boss_bot.domain.keeping.headroom import Headroom
from boss_bot.domain.links.link import parse_link
from boss_bot.members import Members
from boss_bot.queue.ask import Ask
from boss_bot.sites import for_adults, site_for


async def taken_in(queue: JobQueue, headroom: Headroom, request: Request) -> Job:
    """Take a request into the queue, where there is room for it; the same request again gets the same job.

    Raises:
        BossBotError: There is no room, on the disk, in somebody's day, or in the line. Nothing is counted then.
    """
    await headroom.admit(request)
    try:
        return await queue.enqueue(request)
    except BossBotError:
        await headroom.withdraw(request)
        raise


async def request_of(
    ask: Ask, members: Members, *, exempt: frozenset[str], enabled: frozenset[str] = frozenset()
) -> Request:
    """Make a request of an ask, under the terms of where its member stands.

    Raises:
        BossBotError: The link is not for us, or not for them; its class says why.
    """
    link = parse_link(ask.text, exempt=exempt)
    site = site_for(link, exempt=exempt, enabled=enabled)
    if ask.site is not None and site.name != ask.site:
        raise WrongSiteError(wanted=ask.site, host=link.host)
    standing = await members.standing(ask.actor)
    priority = standing.priority(ask.priority)
    standing.check(site.name, priority)
    adult_site = for_adults(link, members.adult_hosts)
    terms = standing.terms(age_restricted=ask.age_restricted, for_adults=adult_site)
    terms.check_age(0)
    public = standing.rules.language or ask.guild_locale
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
        priority=priority,
        terms=attrs.evolve(terms, open_card=ask.open_card),
        locale=public if ask.open_card else ask.locale,
        card_message=ask.card_message if ask.open_card else None,
        guild_locale=public,
        visibility=ask.visibility,
        lane=site.name if site.domains else link.address,
    )
