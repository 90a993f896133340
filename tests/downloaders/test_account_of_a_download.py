"""What the bot itself counts: speed, totals, and whether a download is what its process says."""

import attrs
import pytest

from boss_bot.domain.errors.failures import (
    FileTooLargeError,
    LoginRequiredError,
    NothingFoundError,
    RateLimitedError,
    TooManyItemsError,
)
from boss_bot.domain.errors.faults import DiskFullError, UnexpectedError
from boss_bot.domain.errors.refusals import BlockedAddressError, BossBotError
from boss_bot.domain.jobs.error_record import record
from boss_bot.downloaders.egress import Pass
from boss_bot.downloaders.found_files import bytes_on_disk
from boss_bot.downloaders.ledger import Ledger
from boss_bot.downloaders.meter import Meter
from boss_bot.downloaders.order import Order
from boss_bot.downloaders.reporter import Reporter
from boss_bot.downloaders.tools import Halt
from boss_bot.downloaders.tools.haul import Haul


@attrs.define
class Ticks:
    now: float = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def told():
    return []


@pytest.fixture
def ticks():
    return Ticks()


def test_reports_come_at_most_four_times_a_second(told, ticks):
    meter = Meter(told.append, parts=1, clock=ticks)
    for step in range(101):
        ticks.now = step / 100
        meter.at("a", step, 100)

    assert 4 <= len(told) <= 5
    assert told[-1].done <= 100
    assert told[-1].speed == pytest.approx(100)


def test_the_last_bytes_before_a_stall_are_told_and_the_speed_sinks_to_none(told, ticks):
    meter = Meter(told.append, clock=ticks)
    meter.beat()
    for now, done in ((0, 100), (0.1, 200), (0.2, 300)):
        ticks.now = now
        meter.at("a", done, 1000)
        meter.beat()
    assert [p.done for p in told] == [100]

    for step in range(1, 100):
        ticks.now = 0.2 + step / 4
        meter.beat()
    assert [p.done for p in told[1:]] == [300] * (len(told) - 1)
    speeds = [p.speed for p in told[1:]]
    assert speeds[0] > speeds[1] > speeds[2]
    assert speeds[-1] is None
    assert len(told) < 60


def test_a_beat_never_comes_into_the_middle_of_a_line():
    lines: list[bytes] = []

    def interrupted(line):
        report.beat()
        lines.append(line)

    report = Reporter(interrupted)
    report.on_beat = report.done
    report.file("v001.mp4")
    assert [b"file" in line for line in lines] == [True]
    report.beat()
    assert b"done" in lines[1]


def test_a_pause_does_not_count_into_the_speed(told, ticks):
    meter = Meter(told.append, clock=ticks)
    for now, done in ((0, 0), (1, 100), (60, 150), (61, 250)):
        ticks.now = now
        meter.at("a", done, None)

    assert [p.speed for p in told] == [None, 100, 100, 100]


def test_the_total_is_told_when_all_parts_are_known(told, ticks):
    meter = Meter(told.append, parts=2, clock=ticks)
    meter.at("video", 10, 100)
    ticks.now = 1
    meter.at("sound", 5, 50)

    assert [p.total for p in told] == [None, 150]


def test_what_the_site_announced_is_the_total_until_more_has_come(told, ticks):
    meter = Meter(told.append, announced=12, clock=ticks)
    meter.at("a", 10, None)
    ticks.now = 1
    meter.at("a", 20, None)

    assert [p.total for p in told] == [12, 20]


def test_beginning_again_does_not_go_back(told, ticks):
    meter = Meter(told.append, clock=ticks)
    meter.at("a", 100, None)
    ticks.now = 1
    meter.at("a", 1, None)
    meter.finish()

    assert [p.done for p in told] == [100, 100, 100]


@pytest.fixture
def ledger(new_task):
    task = new_task("/clip.mp4", max_bytes=10, max_files=2)
    (task.folder / "content").mkdir(parents=True)
    return Ledger(task, Pass("run1", 100))


def put(ledger, name, size):
    path = ledger.task.folder / "content" / name
    path.write_bytes(b"x" * size)
    return path


def end_of(ledger, error=None):
    try:
        ledger.close(error)
    except BossBotError as end:
        return record(end)
    return None


async def test_files_that_came_through_the_proxy_are_a_success(ledger):
    ledger.enter(put(ledger, "v001.mp4", 10))
    ledger.right.spend(10)
    assert end_of(ledger) is None


async def test_bytes_that_did_not_come_through_the_proxy_are_a_failure(ledger):
    ledger.enter(put(ledger, "v001.mp4", 10))
    assert end_of(ledger) == record(UnexpectedError())


async def test_a_file_over_the_limit_and_one_too_many_are_failures(ledger):
    with pytest.raises(FileTooLargeError):
        ledger.enter(put(ledger, "v001.mp4", 11))
    ledger.enter(put(ledger, "v002.mp4", 1))
    with pytest.raises(TooManyItemsError):
        ledger.enter(put(ledger, "v003.mp4", 1))


async def test_success_means_that_files_exist(ledger):
    assert end_of(ledger) == record(NothingFoundError())


async def test_what_the_proxy_refused_explains_why_nothing_came(ledger):
    ledger.right.refused = 1
    assert end_of(ledger, LoginRequiredError()) == record(BlockedAddressError())


async def test_a_refusal_on_the_way_to_a_file_is_none_of_the_jobs_business(ledger):
    ledger.right.refused = 1
    ledger.enter(put(ledger, "v001.mp4", 10))
    ledger.right.spend(10)
    assert end_of(ledger) is None
    assert end_of(ledger, RateLimitedError(5)) == record(RateLimitedError(5))


async def test_a_job_that_ran_into_its_budget_fetched_too_much(ledger):
    ledger.right.exceeded = True
    assert end_of(ledger, LoginRequiredError()) == record(FileTooLargeError(None, 10))


def test_no_folder_holds_no_bytes(tmp_path):
    assert bytes_on_disk(tmp_path) == 0


@pytest.fixture
def haul(tmp_path, told):
    order = Order("run1", "http://x.example/", (), str(tmp_path), 10, 3, ("127.0.0.1", 1), "http://a:b@c:1", "/ffmpeg")
    return Haul(order, Reporter(told.append))


@pytest.mark.parametrize("error", [DiskFullError(), RateLimitedError(5), TooManyItemsError(4, 3)])
def test_an_error_that_the_next_item_would_meet_too_ends_the_job(haul, error):
    with pytest.raises(Halt) as halted:
        haul.failed(error)
    assert halted.value.error is error


def test_the_first_failure_is_the_reason_when_nothing_came(haul, tmp_path):
    (tmp_path / "v001.mp4").touch()
    haul.bring(str(tmp_path / "v001.mp4"))
    haul.failed(LoginRequiredError())
    with pytest.raises(NothingFoundError):
        haul.settle()


def test_an_order_keeps_its_secret_and_comes_back_as_it_was(haul):
    assert "a:b" not in repr(haul.order)
    assert str(haul.order.private).endswith("/private")
