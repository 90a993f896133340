"""A reload while the bot runs: what may change changes, what may not is named, and a mistake changes nothing."""

from types import SimpleNamespace

import attrs
import pytest

from boss_bot.app.reload import Reload, allowances_of, limits_of
from boss_bot.domain.operating.operation import Reloaded
from boss_bot.settings import Settings, SettingsError, load

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.x.y"


@attrs.define
class Heard:
    """Takes limits as the queue does."""

    limits: list = attrs.field(factory=list)
    service: SimpleNamespace = attrs.field(factory=lambda: SimpleNamespace(members=SimpleNamespace(allowances=None)))

    def allow(self, limits):
        self.limits.append(limits)


@pytest.fixture
def world(tmp_path):
    environment = {"DISCORD_TOKEN": TOKEN, "BOSS_BOT_DATA_DIR": str(tmp_path)}
    queue = Heard()
    return environment, queue, Reload(lambda: load(environment), load(environment), queue)  # type: ignore[arg-type]


def test_nothing_new_changes_nothing(world):
    _, queue, reload = world
    assert reload.now() == Reloaded((), ())
    assert queue.limits == []


def test_what_may_change_changes_and_the_rest_is_named(world):
    environment, queue, reload = world
    environment |= {"BOSS_BOT_MAX_QUEUE_SIZE": "7", "BOSS_BOT_DATA_DIR": "/elsewhere", "BOSS_BOT_LOG_LEVEL": "ERROR"}
    before: Settings = reload.settings
    outcome = reload.now()
    assert set(outcome.changed) == {"BOSS_BOT_MAX_QUEUE_SIZE", "BOSS_BOT_LOG_LEVEL"}
    assert outcome.waiting == ("BOSS_BOT_DATA_DIR",)
    assert (reload.settings.max_queue_size, reload.settings.data_dir) == (7, before.data_dir)
    assert queue.limits == [limits_of(reload.settings)]
    assert queue.service.members.allowances == allowances_of(reload.settings)
    assert reload.now() == Reloaded((), ("BOSS_BOT_DATA_DIR",))


def test_a_mistake_changes_nothing_and_is_told(world, log_lines):
    environment, queue, reload = world
    environment |= {"BOSS_BOT_MAX_QUEUE_SIZE": "x", "BOSS_BOT_LOG_LEVEL": "y"}
    with pytest.raises(SettingsError):
        reload.now()
    reload.on_signal()
    assert (reload.settings.max_queue_size, queue.limits) == (50, [])
    assert len([line for line in log_lines if "not reloaded" in line]) == 2
