"""In a rush of commands the first are answered while the last still wait to begin."""

import asyncio

from boss_bot.discord.gateway.admission import Admission


async def rush(admission, number, told):
    """Begin so many at once; each tells when it begins, and again a round of the loop later, when it is answered."""

    async def one(name):
        await admission.enter()
        told.append(("begins", name))
        await asyncio.sleep(0)
        told.append(("answered", name))

    return [asyncio.create_task(one(name)) for name in range(number)]


async def test_the_first_are_answered_before_the_last_begin():
    told: list[tuple[str, int]] = []
    await asyncio.gather(*await rush(Admission(), 100, told))
    for what in ("begins", "answered"):
        assert [name for step, name in told if step == what] == list(range(100)), "in the order in which they came"
    assert told.index(("answered", 0)) < told.index(("begins", 20))
    assert told.index(("answered", 49)) < told.index(("begins", 70))


async def test_nobody_waits_for_the_end_of_another():
    admission, held = Admission(), asyncio.Event()

    async def long():
        await admission.enter()
        await held.wait()

    slow = [asyncio.create_task(long()) for _ in range(50)]
    async with asyncio.timeout(5):
        await admission.enter()
    held.set()
    await asyncio.gather(*slow)


async def test_who_gives_up_while_waiting_holds_nobody_up():
    admission = Admission()
    told: list[tuple[str, int]] = []
    tasks = await rush(admission, 60, told)
    await asyncio.sleep(0)
    for task in tasks[10:50]:
        task.cancel()
    async with asyncio.timeout(5):
        await asyncio.gather(*tasks, return_exceptions=True)
    assert [name for step, name in told if step == "answered"] == [*range(10), *range(50, 60)]


async def test_a_single_one_begins_at_once():
    admission = Admission()
    for _ in range(3):
        entering = admission.enter()
        try:
            entering.send(None)
        except StopIteration:
            pass
        else:
            raise AssertionError("it waited")
        await asyncio.sleep(0)
        await asyncio.sleep(0)
