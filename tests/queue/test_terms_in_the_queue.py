"""What members and servers have set counts in the queue: who may ask, for what, and how often it is tried."""

import pytest

from boss_bot.domain.content.options import Quality
from boss_bot.domain.errors.failures import NetworkError
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.retry import RetryRule
from boss_bot.domain.members.actor import Actor
from boss_bot.domain.members.denials import BlockedMemberError, PriorityTooHighError, SiteOffError
from boss_bot.domain.members.levels import DEFAULTS, Allowances
from boss_bot.domain.members.preferences import Notify
from boss_bot.domain.members.priority import Priority
from boss_bot.domain.members.server_rules import ServerRules

ANN, BOSS = Actor(1, 10), Actor(5, 10, manages=True)
PATIENT = RetryRule(most=3, first_wait=0.001)


async def failed(cards, job):
    """Wait until a job has failed, and return the last look at it."""
    await cards.until(lambda: job in cards.looks and cards.looks[job][-1].job.state is JobState.FAILED)
    return cards.looks[job][-1]


async def test_a_blocked_member_starts_nothing_and_tries_nothing_again(world, led, cards, ask):
    service = await world()
    look = await service.submit(ask())
    (await led.next()).fail(NetworkError())
    await failed(cards, look.job.id)

    await service.members.block(BOSS, ANN.user)

    for act in (service.submit(ask()), service.retry(look.job.id, by=ANN)):
        with pytest.raises(BlockedMemberError):
            await act
    await service.submit(ask(guild=None))  # not in direct messages: that is no server of theirs


async def test_a_site_and_a_priority_that_are_not_open_are_refused_before_anything_is_kept(world, ask):
    service = await world()
    service.members.allowances = Allowances(DEFAULTS)
    await service.members.rule(BOSS, ServerRules(sites_off=frozenset({"twitter"})))
    with pytest.raises(SiteOffError):
        await service.submit(ask())
    with pytest.raises(PriorityTooHighError):
        await service.submit(ask(guild=11, priority=Priority.HIGH))
    assert await service.mine(ANN) == []
    assert await service.mine(Actor(1, 11)) == []


async def test_what_a_member_has_set_is_kept_with_the_job(world, ask):
    service = await world(concurrent=1)
    await service.members.change(ANN, priority=Priority.LOW, notify=Notify.VERBOSE, quality=Quality.P480)
    job = (await service.submit(ask())).job
    assert job.request.priority is Priority.LOW
    assert job.request.terms.notify is Notify.VERBOSE
    assert (await service.preferences(ANN)).quality is Quality.P480
    assert (await service.submit(ask(user=2))).job.request.priority is Priority.NORMAL


async def test_a_member_who_wants_no_new_tries_gets_none(world, led, cards, ask):
    service = await world(retry=PATIENT)
    await service.members.change(ANN, auto_retry=False)
    look = await service.submit(ask())
    (await led.next()).fail(NetworkError())
    last = await failed(cards, look.job.id)
    assert (last.tries, last.job.retries) == (1, 0)


async def test_a_member_gets_no_more_tries_than_the_operator_allows(world, ask):
    service = await world(retry=PATIENT)
    await service.members.change(ANN, max_retries=10)
    assert (await service.submit(ask())).tries == 4
    await service.members.change(ANN, max_retries=1)
    assert (await service.submit(ask())).tries == 2


async def test_a_file_may_be_as_large_as_the_level_allows(world, led, ask):
    service = await world()
    service.members.allowances = Allowances(DEFAULTS)
    await service.submit(ask())
    await service.submit(ask(user=5, text="https://x.com/ann/status/2"))
    assert (await led.next()).task.max_bytes == 50 * 2**20
