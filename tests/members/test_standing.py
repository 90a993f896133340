"""Who stands where, and what that lets them do."""

from datetime import timedelta

import attrs
import pytest

from boss_bot.domain.errors.refusals import InvalidOptionError
from boss_bot.domain.members.actor import Actor
from boss_bot.domain.members.blocks import Block
from boss_bot.domain.members.denials import (
    BlockedMemberError,
    LevelNeededError,
    PriorityTooHighError,
    ServerNeededError,
    SiteOffError,
)
from boss_bot.domain.members.levels import DEFAULTS, Level
from boss_bot.domain.members.preferences import Preferences
from boss_bot.domain.members.priority import Priority
from boss_bot.domain.members.server_rules import Adult, ServerRules

ANN = Actor(1, 10)
BOSS = Actor(5, 10, manages=True)
MANAGER_ROLE, PREMIUM_ROLE = 70, 80


@pytest.fixture
async def ruled(members):
    await members.rule(BOSS, ServerRules(MANAGER_ROLE, PREMIUM_ROLE))
    return members


LADDER = [
    (Actor(1, 10), Level.NORMAL),
    (Actor(1, 10, frozenset({PREMIUM_ROLE})), Level.PREMIUM),
    (Actor(1, 10, frozenset({PREMIUM_ROLE, MANAGER_ROLE})), Level.MANAGER),
    (Actor(1, 10, manages=True), Level.MANAGER),
    (Actor(99, 10), Level.OWNER),
    (Actor(99, None), Level.OWNER),
    (Actor(1, None, frozenset({MANAGER_ROLE})), Level.NORMAL),
    (Actor(1, 11, frozenset({MANAGER_ROLE})), Level.NORMAL),
]


@pytest.mark.parametrize(("actor", "level"), LADDER)
async def test_the_level_goes_by_role_permission_and_ownership(ruled, actor, level):
    standing = await ruled.standing(actor)
    assert (standing.level, standing.allowance) == (level, DEFAULTS[level])


async def test_a_blocked_member_starts_nothing_on_that_server_until_they_are_let_in(ruled):
    premium = attrs.evolve(ANN, roles=frozenset({PREMIUM_ROLE, MANAGER_ROLE}))
    assert await ruled.block(BOSS, ANN.user) == (Block(ANN.user), True)
    assert await ruled.block(BOSS, ANN.user) == (Block(ANN.user), False)

    standing = await ruled.standing(premium)
    assert standing.level is Level.BLOCKED
    with pytest.raises(BlockedMemberError):
        standing.check("reddit", Priority.LOW)
    (await ruled.standing(attrs.evolve(ANN, guild=11))).let_in()

    assert await ruled.unblock(BOSS, ANN.user)
    (await ruled.standing(premium)).let_in()


async def test_a_block_for_some_days_is_told_with_its_end_and_then_over(ruled, clock):
    for days in (0, 366):
        with pytest.raises(InvalidOptionError):
            await ruled.block(BOSS, ANN.user, days)
    block, _ = await ruled.block(BOSS, ANN.user, 2)
    assert block.until == clock.now() + timedelta(days=2)
    with pytest.raises(BlockedMemberError) as refused:
        (await ruled.standing(ANN)).let_in()
    assert refused.value.until == block.until.timestamp()
    assert list(await ruled.blocked(BOSS)) == [block]
    clock.advance(2 * 86400)
    (await ruled.standing(ANN)).let_in()
    assert list(await ruled.blocked(BOSS)) == []


async def test_nobody_blocks_who_manages_the_server_or_owns_the_bot(ruled):
    await ruled.block(BOSS, 99)
    await ruled.block(BOSS, BOSS.user)
    assert (await ruled.standing(Actor(99, 10))).level is Level.OWNER
    assert (await ruled.standing(BOSS)).level is Level.MANAGER


async def test_only_managers_set_rules_and_block(ruled):
    for act in (ruled.rule(ANN, ServerRules()), ruled.block(ANN, 2), ruled.unblock(ANN, 2), ruled.blocked(ANN)):
        with pytest.raises(LevelNeededError):
            await act
    with pytest.raises(ServerNeededError):
        await ruled.rule(attrs.evolve(BOSS, guild=None), ServerRules())
    assert (await ruled.standing(ANN)).rules.manager_role == MANAGER_ROLE


async def test_a_site_that_the_server_has_switched_off_is_refused(ruled):
    await ruled.rule(BOSS, ServerRules(sites_off=frozenset({"reddit"})))
    standing = await ruled.standing(ANN)
    standing.check("twitter", Priority.NORMAL)
    with pytest.raises(SiteOffError):
        standing.check("reddit", Priority.NORMAL)


async def test_a_priority_above_the_level_is_refused_when_asked_for_and_lowered_when_only_set(ruled):
    await ruled.change(ANN, priority=Priority.HIGH)
    standing = await ruled.standing(ANN)
    assert standing.priority(None) is Priority.NORMAL
    assert standing.priority(Priority.LOW) is Priority.LOW
    with pytest.raises(PriorityTooHighError) as refused:
        standing.check("reddit", standing.priority(Priority.HIGH))
    assert refused.value.most == Priority.NORMAL
    premium = await ruled.standing(attrs.evolve(ANN, roles=frozenset({PREMIUM_ROLE})))
    assert premium.priority(None) is Priority.HIGH


async def test_the_terms_hold_limits_and_wishes(ruled):
    await ruled.rule(BOSS, ServerRules(limits={Level.NORMAL: {"at_once": 1}}))
    await ruled.change(ANN, auto_retry=False)
    terms = (await ruled.standing(ANN)).terms(age_restricted=False)
    assert (terms.at_once, terms.waiting, terms.retries) == (1, 10, 0)


@pytest.mark.parametrize(
    ("adult", "age_restricted", "shown"),
    [(Adult.CHANNELS, True, True), (Adult.CHANNELS, False, False), (Adult.OFF, True, False), (Adult.OFF, False, False)],
)
async def test_where_media_marked_18_may_be_shown(ruled, adult, age_restricted, shown):
    await ruled.rule(BOSS, ServerRules(adult=adult))
    assert (await ruled.standing(ANN)).terms(age_restricted=age_restricted).adult is shown


async def test_what_is_set_can_be_taken_back(members):
    await members.change(ANN, max_retries=1)
    assert (await members.standing(ANN)).preferences.retries == 1
    await members.reset(ANN)
    assert (await members.standing(ANN)).preferences == Preferences()
