"""A site that gives trouble holds its own jobs only, and one job tries it again."""

from datetime import timedelta

from boss_bot.domain.errors.failures import NetworkError, NotFoundError, RateLimitedError
from boss_bot.domain.jobs.job import JobState

S = JobState
OTHER = "https://www.reddit.com/r/cats/comments/abc/x/"


async def test_a_rate_limit_holds_the_site_and_nobody_else(world, led, cards, ask, clock):
    service = await world(concurrent=1, per_member=5)
    limited = (await service.submit(ask())).job.id
    held = (await service.submit(ask())).job.id
    other = (await service.submit(ask(text=OTHER))).job.id
    (await led.next()).fail(RateLimitedError(retry_after=120))
    await cards.state(limited, S.FAILED)

    running = await led.next()
    assert running.task.job == other
    await cards.until(lambda: cards.looks[held][-1].held_until is not None)
    assert cards.looks[held][-1].held_until == clock.now() + timedelta(seconds=120)
    running.finish()
    await cards.until(lambda: cards.delivered)
    assert led.started.empty()

    clock.advance(120)
    service.scheduler.wake()
    probe = await led.next()
    assert probe.task.job == held
    probe.finish()
    await cards.until(lambda: len(cards.delivered) == 2)
    assert await service.board.lanes.held(clock.now()) == {}


async def test_one_probe_at_a_time_until_one_comes_through(world, led, cards, ask, clock):
    service = await world(concurrent=5, per_member=5)
    limited = (await service.submit(ask())).job.id
    (await led.next()).fail(RateLimitedError())
    await cards.state(limited, S.FAILED)
    waiting = [(await service.submit(ask())).job.id for _ in range(3)]
    await cards.until(lambda: all(cards.looks.get(job) for job in waiting))
    assert led.started.empty()

    clock.advance(30)
    service.scheduler.wake()
    probe = await led.next()
    assert led.started.empty()
    probe.fail(RateLimitedError())
    await cards.state(probe.task.job, S.FAILED)
    held = await service.board.lanes.held(clock.now())
    assert held == {"twitter": clock.now() + timedelta(seconds=60)}

    clock.advance(60)
    service.scheduler.wake()
    second = await led.next()
    second.fail(NotFoundError())  # a clear answer: the site works
    await cards.state(second.task.job, S.FAILED)
    assert (await led.next()).task.job == waiting[2]


async def test_three_broken_connections_in_a_row_hold_the_site(world, led, cards, ask, clock):
    service = await world(concurrent=1)
    for strike in range(3):
        assert await service.board.lanes.held(clock.now()) == {}
        job = (await service.submit(ask())).job.id
        (await led.next()).fail(NetworkError())
        await cards.state(job, S.FAILED)
        assert strike < 3
    assert await service.board.lanes.held(clock.now()) == {"twitter": clock.now() + timedelta(seconds=30)}


async def test_direct_links_have_a_lane_for_each_host(world, led, cards, ask, clock):
    service = await world()
    job = (await service.submit(ask(text="https://one.example.com/a.mp4"))).job.id
    (await led.next()).fail(RateLimitedError())
    await cards.state(job, S.FAILED)
    await service.submit(ask(text="https://two.example.com/a.mp4"))
    assert (await led.next()).task.link.host == "two.example.com"
    assert list(await service.board.lanes.held(clock.now())) == ["one.example.com:443"]
