"""The versions of the tools while bots run: what is on trial, over restarts, and what comes back."""

from importlib.metadata import version
from typing import Any

import attrs
import pytest

from boss_bot.app.engine_care import EngineCare
from boss_bot.domain.operating.events import Events
from boss_bot.engines import Shelf, Trial, Trials

INSTALLED = version("gallery-dl")


@attrs.define
class Renewed:
    """An engine of which is known how often it was renewed."""

    versions: dict[str, str] = attrs.field(factory=dict)
    times: int = 0

    async def renew(self):
        self.times += 1


@attrs.define
class Machine:
    """A data directory and the bots that run on it one after the other."""

    shelf: Shelf
    clock: Any
    engine: Renewed = attrs.field(factory=Renewed)

    def bot(self):
        """Start a bot: it has counted nothing yet."""
        events = Events(self.clock)
        return EngineCare(self.shelf, self.engine, events, self.clock), events  # type: ignore[arg-type]

    def use(self, number, tool="gallery-dl"):
        (self.shelf.folder / tool / number).mkdir(parents=True)
        self.shelf.use(tool, number)

    def fail(self, events, site, times):
        for _ in range(times):
            self.clock.advance(1)
            events.note("broken", site)


@pytest.fixture
def machine(tmp_path, clock):
    return Machine(Shelf(tmp_path / "engines"), clock)


async def test_a_version_under_which_a_site_fails_is_taken_back_once(machine, clock):
    machine.use("1.99.0")
    care, events = machine.bot()
    machine.fail(events, "reddit", 6)
    assert await care.look() is None
    events.note("success", "twitter")
    clock.advance(1)
    await care.switched(tool="gallery-dl")
    assert await care.look() is None
    machine.fail(events, "twitter", 6)
    machine.fail(events, "reddit", 6)
    assert await care.look() == "twitter"
    assert (machine.shelf.current("gallery-dl"), machine.engine.times) == (INSTALLED, 2)
    assert list(events.count("rollback")) == [
        f"gallery-dl 1.99.0 no longer understands twitter; {INSTALLED} is used again"
    ]
    assert await care.look() is None
    assert Trials(machine.shelf.folder).read() == {}


async def test_a_trial_goes_on_after_a_restart_with_what_was_counted(machine):
    machine.use("1.99.0")
    care, events = machine.bot()
    machine.fail(events, "reddit", 6)
    await care.switched(tool="gallery-dl")
    machine.fail(events, "twitter", 4)
    machine.fail(events, "reddit", 4)
    assert await care.look() is None

    care, events = machine.bot()
    machine.fail(events, "reddit", 4)
    assert await care.look() is None  # it failed before the switch too
    machine.fail(events, "twitter", 1)
    assert await care.look() is None
    care, events = machine.bot()
    machine.fail(events, "twitter", 1)
    assert await care.look() == "twitter"
    assert machine.shelf.current("gallery-dl") == INSTALLED


async def test_a_version_that_came_while_no_bot_ran_is_on_trial_from_the_next_start_on(machine, clock):
    machine.use("1.99.0")
    Trials(machine.shelf.folder).note("gallery-dl", Trial("1.99.0"))
    clock.advance(86_400)
    care, events = machine.bot()
    machine.fail(events, "twitter", 6)
    assert await care.look() == "twitter"


async def test_a_trial_ends_after_its_hour_and_a_version_that_was_taken_back_has_none(machine, clock):
    machine.use("1.98.0")
    machine.use("1.99.0")
    care, events = machine.bot()
    await care.switched(tool="gallery-dl")
    clock.advance(3601)
    machine.fail(events, "twitter", 6)
    assert await care.look() is None
    machine.shelf.roll_back("gallery-dl")
    await care.switched(tool="gallery-dl", back="yes")
    machine.fail(events, "twitter", 6)
    assert await care.look() is None
    assert machine.shelf.current("gallery-dl") == "1.98.0"


async def test_a_clock_that_jumps_ends_a_trial_or_makes_it_longer_and_no_more(machine, clock):
    machine.use("1.99.0")
    care, events = machine.bot()
    await care.switched(tool="gallery-dl")
    clock.advance(-1800)
    machine.fail(events, "twitter", 3)
    assert await care.look() is None
    assert set(Trials(machine.shelf.folder).read()) == {"gallery-dl"}
    clock.advance(-86_400)
    assert await care.look() is None
    assert Trials(machine.shelf.folder).read() == {}


async def test_two_tools_are_on_trial_at_once(machine):
    machine.use("1.99.0")
    machine.use("2099.1.1", "yt-dlp")
    care, events = machine.bot()
    await care.switched(tool="gallery-dl")
    await care.switched(tool="yt-dlp")
    machine.fail(events, "twitter", 6)
    assert await care.look() == "twitter"
    assert machine.shelf.current("gallery-dl") == INSTALLED
    assert machine.shelf.current("yt-dlp") == version("yt-dlp")


@pytest.mark.parametrize("text", ["", "[]", '{"gallery-dl": 5}', '{"gallery-dl": {"version": "1.99.0"}}'])
async def test_trials_that_are_spoilt_cost_no_start(machine, text):
    machine.use("1.99.0")
    (machine.shelf.folder / "trials.json").write_text(text)
    care, events = machine.bot()
    machine.fail(events, "twitter", 6)
    assert await care.look() is None


async def test_a_disk_that_takes_nothing_is_a_line_in_the_log(machine, log_lines):
    machine.use("1.99.0")
    care, _ = machine.bot()
    (machine.shelf.folder / "trials.half").mkdir()
    await care.switched(tool="gallery-dl")
    assert any("the trials of the tools cannot be kept" in line for line in log_lines)
