"""What every store of settings promises."""

from datetime import timedelta

import pytest

from boss_bot.domain.content.options import Quality
from boss_bot.domain.members.blocks import Block
from boss_bot.domain.members.delivery import HandOver, Visibility
from boss_bot.domain.members.levels import Level
from boss_bot.domain.members.preferences import Notify, Preferences, ProgressStyle
from boss_bot.domain.members.priority import Priority
from boss_bot.domain.members.server_rules import Adult, ServerRules


async def test_who_has_set_nothing_has_the_defaults(store):
    assert await store.members.preferences(1) == Preferences()
    assert await store.members.rules(10) == ServerRules()


async def test_what_a_member_sets_comes_back_whole(store):
    wanted = Preferences(
        Notify.MINIMAL,
        ProgressStyle.COMPACT,
        Priority.LOW,
        Quality.P720,
        "1-4,7",
        Visibility.POST,
        mention=False,
        auto_retry=False,
        max_retries=0,
    )
    await store.members.keep_preferences(1, wanted)
    await store.members.keep_preferences(2, Preferences(max_retries=9))

    assert await store.members.preferences(1) == wanted
    await store.members.keep_preferences(1, Preferences())
    assert await store.members.preferences(1) == Preferences()
    assert (await store.members.preferences(2)).max_retries == 9


async def test_what_a_server_sets_comes_back_whole(store):
    limits: dict[Level, dict[str, int | None]] = {
        Level.NORMAL: {"day_jobs": None, "at_once": 1},
        Level.PREMIUM: {"top_priority": 2},
    }
    rules = ServerRules(7, 8, frozenset({"reddit", "direct"}), limits, 9, HandOver.CHANNEL, "de", Adult.OFF)

    await store.members.keep_rules(10, rules)

    assert await store.members.rules(10) == rules
    assert await store.members.rules(11) == ServerRules()


async def test_a_block_holds_on_its_server_until_it_is_taken_back(store, clock):
    now = clock.now()
    assert await store.members.block(Block(1), 10, by=5, now=now)
    assert await store.members.block(Block(2), 10, by=5, now=now + timedelta(seconds=1))
    assert not await store.members.block(Block(1), 10, by=6, now=now)

    assert await store.members.block_of(1, 10, now) == Block(1)
    assert await store.members.block_of(1, 11, now) is None
    assert list(await store.members.blocked(10, now)) == [Block(2), Block(1)]
    assert await store.members.unblock(1, 10, now)
    assert not await store.members.unblock(1, 10, now)
    assert await store.members.block_of(1, 10, now) is None


async def test_a_block_that_has_ended_counts_no_more(store, clock):
    now, day = clock.now(), timedelta(days=1)
    short, long = Block(1, now + day), Block(1, now + 9 * day)
    assert await store.members.block(short, 10, by=5, now=now)
    assert not await store.members.block(short, 10, by=5, now=now)
    assert await store.members.block_of(1, 10, now + timedelta(hours=23)) == short
    for ended in (now + day, now + day + timedelta(seconds=1)):
        assert await store.members.block_of(1, 10, ended) is None
        assert list(await store.members.blocked(10, ended)) == []
        assert not await store.members.unblock(1, 10, ended)

    assert await store.members.block(long, 10, by=5, now=now)
    assert await store.members.block_of(1, 10, now + day) == long
    assert await store.members.block(Block(1), 10, by=5, now=now + day)
    assert await store.members.block_of(1, 10, now + 9 * day) == Block(1)
    assert await store.members.block(short, 10, by=5, now=now)
    assert await store.members.block(short, 11, by=5, now=now)
    assert await store.members.block(Block(2), 10, by=5, now=now + day)
    assert await store.members.block(long, 10, by=5, now=now + day)
    assert await store.members.block_of(1, 11, now + 2 * day) is None


@pytest.mark.parametrize("retries", [-1, 11])
def test_nobody_sets_a_number_of_tries_that_makes_no_sense(retries):
    with pytest.raises(ValueError, match="max_retries"):
        Preferences(max_retries=retries)
