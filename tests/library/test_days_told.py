"""Managers hear once that their server's day is near its end, once that it is used up, and then no more."""

import asyncio

import attrs
import pytest

from boss_bot.domain.keeping.quotas import DayNews, Stage
from boss_bot.library.headroom import Days, DayTelling

HOUR = 3600
LIMIT = 1000


@attrs.define
class Box:
    """Keeps what is brought; brings nothing while it is shut."""

    news: list[DayNews] = attrs.field(factory=list)
    shut: bool = False

    async def send(self, news):
        if not self.shut:
            self.news.append(news)
        return not self.shut

    @property
    def told(self):
        return [(news.guild, news.stage, news.used) for news in self.news]


@pytest.fixture
def box():
    return Box()


@pytest.fixture
def days(house):
    return Days(house.store.library.usage, house.steady, house.library.clock, LIMIT)


@pytest.fixture
def telling(house, days, box):
    return DayTelling(days, house.store.library.told, box)


@pytest.fixture
def use(house, days, new_request):
    """Let a download of a server bring so many bytes."""

    async def bring(size, guild=10):
        request = new_request(guild=guild)
        await days.usage.enter(request, house.steady.seconds())
        job = await house.store.add(request, capacity=1000, now=house.library.clock.now())
        await days.usage.settle(job.id, size)

    return bring


async def test_each_is_said_once_with_when_there_is_room_again(house, telling, box, use, clock):
    await use(800)
    await use(10**6, guild=None)  # direct messages have no day of a server
    await telling.look()
    assert box.told == []
    house.advance(HOUR)
    await use(1)
    for _ in range(3):
        await telling.look()
    assert box.told == [(10, Stage.NEAR, 801)]
    assert box.news[0].limit == LIMIT
    assert box.news[0].frees_at == pytest.approx(clock.now().timestamp() + 23 * HOUR, abs=5)
    await use(199)
    for _ in range(3):
        await telling.look()
    assert box.told[1:] == [(10, Stage.REACHED, 1000)]


async def test_a_day_that_goes_up_and_down_around_its_limit_repeats_nothing(house, telling, box, use):
    for size, hours in ((150, 6), (250, 6), (600, 12)):
        await use(size)
        house.advance(hours * HOUR)
    house.advance(-1)
    await telling.look()
    assert box.told == [(10, Stage.REACHED, 1000)]
    house.advance(2)  # 150 come back: less than a fifth, so the end still counts as told
    await telling.look()
    await use(150)
    await telling.look()
    assert len(box.news) == 1
    house.advance(6 * HOUR)  # 250 come back: the end is new again, its nearness is not
    await telling.look()
    assert len(box.news) == 1
    await use(250)
    await telling.look()
    assert box.told[1:] == [(10, Stage.REACHED, 1000)]
    house.advance(25 * HOUR)
    await telling.look()
    await use(900)
    await telling.look()
    assert box.told[2:] == [(10, Stage.NEAR, 900)]


async def test_a_restart_repeats_nothing_and_other_servers_hear_for_themselves(house, days, telling, box, use):
    await use(1000)
    await telling.look()
    again = DayTelling(days, house.store.library.told, box)
    await use(900, guild=11)
    await asyncio.gather(again.look(), again.look())
    assert box.told == [(10, Stage.REACHED, 1000), (11, Stage.NEAR, 900)]


async def test_what_cannot_be_brought_is_tried_again_after_an_hour(house, telling, box, use):
    box.shut = True
    await use(900)
    await telling.look()
    box.shut = False
    await telling.look()
    assert box.told == []
    house.advance(HOUR)
    await telling.look()
    await telling.look()
    assert box.told == [(10, Stage.NEAR, 900)]
