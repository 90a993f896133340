# mypy: disable-error-code="import-untyped"
"""A zygote that nobody needs goes; a job that runs keeps its own, and the next job has a new one."""

import psutil
import pytest

from boss_bot.downloaders.egress import EgressProxy
from boss_bot.downloaders.engine import Engine
from boss_bot.downloaders.zygote.keeper import ZygoteKeeper
from boss_bot.downloaders.zygote.recipe import Recipe
from tests.waiting import until

WAIT = 30


def keeper_in(folder):
    folder.mkdir()
    return ZygoteKeeper(Recipe(folder), rest_after=0.05)


async def ended(zygote):
    await until(lambda: not zygote.alive and not psutil.pid_exists(zygote.pid), WAIT)


@pytest.fixture
async def busy(tmp_path, shared_site):
    keeper = keeper_in(tmp_path / "busy")
    engine = Engine(EgressProxy.start(frozenset({shared_site.address})), keeper)
    yield keeper, engine
    await engine.stop()


@pytest.fixture
async def idle(tmp_path):
    keeper = keeper_in(tmp_path / "idle")
    yield keeper
    await keeper.stop()


async def test_an_idle_zygote_rests_and_a_busy_one_does_not(busy, idle, site, new_task):
    keeper, engine = busy
    async with site.hold("/clip.mp4"), engine.download(new_task("/clip.mp4")) as download:
        process = await download.process()
        mine = await keeper.living()
        other = await idle.living()
        await ended(other)  # as long as that nobody asked for mine either
        assert mine.alive
        assert psutil.pid_exists(process)
    await ended(mine)
    assert set(keeper.seals) == set(idle.seals) != set()
    assert (await idle.living()) is not other


async def test_a_zygote_that_is_to_wait_comes_at_once_when_a_job_wants_it(tmp_path):
    keeper = keeper_in(tmp_path / "late")
    await keeper.warm(after=3600)
    assert set(keeper.versions) == {"yt-dlp", "gallery-dl"}
    wanted = await keeper.living()
    assert wanted.alive
    await keeper.stop()
    assert not wanted.alive


async def test_a_zygote_comes_by_itself_after_a_while_and_rests_as_every_other(tmp_path):
    keeper = keeper_in(tmp_path / "soon")
    await keeper.warm(after=0.001)
    await until(lambda: keeper.seals, WAIT)
    await until(lambda: keeper._zygote is None, WAIT)
    await keeper.stop()
