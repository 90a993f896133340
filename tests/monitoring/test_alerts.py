"""Alerts: each trouble once, with its fix, and again only when it comes anew; over restarts too."""

import json
import shutil
from datetime import UTC, datetime, timedelta

import attrs
import pytest
from aiohttp import web

from boss_bot.domain.jobs.error_record import ErrorRecord
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.lack import Lack
from boss_bot.domain.keeping.headroom import StorageFacts
from boss_bot.domain.operating.alerts import Alert
from boss_bot.domain.operating.events import Events
from boss_bot.domain.operating.status import State, StatusLine
from boss_bot.monitoring import Alerting, Login
from boss_bot.monitoring.alerts import checks
from boss_bot.monitoring.alerts.board import AlertBoard
from boss_bot.monitoring.alerts.starts import Starts
from boss_bot.monitoring.alerts.webhook import Webhook
from boss_bot.monitoring.lines.status import room_line
from boss_bot.store import open_store

MIB = 2**20
DISK = Alert("disk", "", "The disk is full.", "Make room.")
SITE = Alert("site", "twitter", "twitter gives trouble.", "Wait.")


@attrs.define
class Box:
    """Keeps what is brought."""

    alerts: list[Alert] = attrs.field(factory=list)

    async def send(self, alert):
        self.alerts.append(alert)
        return True


@pytest.fixture
def box():
    return Box()


@pytest.fixture
def board(tmp_path, clock, box):
    return AlertBoard(tmp_path / "alerts.json", clock, [box])


async def test_a_trouble_is_told_once_and_again_after_a_day(board, box, clock):
    assert await board.tell([DISK, SITE]) == [DISK, SITE]
    for _ in range(47):
        clock.advance(1800)
        assert await board.tell([attrs.evolve(DISK, title="The disk is fuller."), SITE]) == []
    clock.advance(1800)
    assert await board.tell([DISK, SITE]) == [DISK, SITE]
    assert box.alerts == [DISK, SITE, DISK, SITE]


async def test_what_comes_and_goes_is_told_once_and_what_comes_back_later_again(board, clock):
    await board.tell([DISK])
    clock.advance(600)
    await board.tell([])
    clock.advance(600)
    assert await board.tell([DISK]) == []
    clock.advance(4000)
    await board.tell([])
    assert await board.tell([DISK]) == [DISK]


@pytest.mark.parametrize("days", [400, -400])
async def test_a_clock_that_jumps_costs_a_repetition_and_silences_nothing(board, clock, days):
    assert await board.tell([DISK]) == [DISK]
    clock.advance(days * 86_400)
    assert await board.tell([DISK]) == [DISK]
    assert await board.tell([DISK]) == []


async def test_a_restart_repeats_nothing(board, tmp_path, clock):
    await board.tell([DISK])
    clock.advance(60)
    assert await AlertBoard(tmp_path / "alerts.json", clock).tell([DISK]) == []


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 5}', '{"a": ["x", "y"]}', '{"a": [1, 2]}'])
async def test_a_spoilt_memory_costs_a_repetition_and_no_more(tmp_path, clock, text):
    (tmp_path / "alerts.json").write_text(text)
    assert await AlertBoard(tmp_path / "alerts.json", clock).tell([DISK]) == [DISK]


async def test_a_memory_that_cannot_be_written_stops_no_alert(tmp_path, clock, box):
    board = AlertBoard(tmp_path / "none" / "alerts.json", clock, [box])
    assert await board.tell([DISK]) == [DISK]
    assert await board.tell([DISK]) == []


def test_many_failures_are_an_alert_and_few_are_none(clock):
    events = Events(clock)
    for _ in range(3):
        events.note("failed", "twitter")
        events.note("success", "twitter")
    assert list(checks.failures(events)) == []
    events.note("failed", "reddit")
    [alert] = checks.failures(events)
    assert alert.title == "4 of 7 downloads of the last 15 minutes failed."
    clock.advance(16 * 60)
    assert list(checks.failures(events)) == []


def test_files_that_harm_and_clean_ups_that_fail_are_alerts(clock):
    events = Events(clock)
    for _ in range(3):
        events.note("suspicious", "direct")
    events.note("cleanup", "the trash")
    events.note("database")
    found = {alert.kind: alert for alert in checks.failures(events)}
    assert set(found) == {"suspicious", "cleanup", "database"}
    assert found["suspicious"].title == "3 files from direct were not what they claimed to be."
    assert "the trash" in found["cleanup"].title
    assert all(alert.fix for alert in found.values())


def test_a_disk_below_its_floor_full_workspaces_and_days_near_their_end_are_alerts():
    facts = StorageFacts(
        free=300 * MIB, total=9000 * MIB, floor=1000 * MIB, temp=801 * MIB, temp_limit=1000 * MIB, temp_files=3,
        reserved=0, lacks=Lack.DISK, near_quota={10: 480 * MIB, 11: 500 * MIB}, server_day=500 * MIB, failures=0,
    )  # fmt: skip
    found = {alert.key: alert for alert in checks.storage(facts)}
    assert list(found) == ["floor:", "quota:temp", "quota:10", "quota:11"]
    assert "Only 300 MB of the disk are free" in found["floor:"].title
    assert "801 of 1000 MB" in found["quota:temp"].title
    assert found["quota:10"].title == "Server 10 has used 480 of the 500 MB of its day."
    assert all(alert.fix for alert in found.values())
    calm = attrs.evolve(facts, lacks=None, temp=800 * MIB, near_quota={})
    assert not list(checks.storage(calm))
    [full] = checks.storage(attrs.evolve(calm, lacks=Lack.TEMP, temp=900 * MIB, reserved=70 * MIB))
    assert full.key == "temp:"
    assert "downloads under way have 900 of 1000 MB (BOSS_BOT_TEMP_BYTES), and 70 MB are set aside" in full.title
    assert "The disk itself has 300 MB free." in full.title


def test_the_status_says_which_room_lacks():
    facts = StorageFacts(
        free=300 * MIB, total=9000 * MIB, floor=1000 * MIB, temp=801 * MIB, temp_limit=1000 * MIB, temp_files=3,
        reserved=9 * MIB, lacks=None, near_quota={}, server_day=500 * MIB, failures=0,
    )  # fmt: skip
    room = room_line(facts)
    assert (room.state, room.detail.partition(" (")[0]) == (State.OK, "downloads under way have 801 of 1000 MB")
    disk = room_line(attrs.evolve(facts, lacks=Lack.DISK))
    assert (disk.state, disk.detail) == (State.WARNING, "300 MB of the disk are free, and 1000 must stay so")
    assert "Make room on the disk" in disk.hint
    temp = room_line(attrs.evolve(facts, lacks=Lack.TEMP))
    assert (temp.state, temp.detail) == (State.WARNING, room.detail)
    assert "BOSS_BOT_TEMP_BYTES" in temp.hint


def test_a_full_disk_is_an_alert(tmp_path):
    used = shutil.disk_usage(tmp_path)
    assert bool(list(checks.disk(tmp_path))) == (used.used / used.total > 0.8)


def test_lines_breakers_and_restarts_become_alerts():
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    lines = [StatusLine("yt-dlp", State.WARNING, "old", "Update it."), StatusLine("x", State.OK, "fine")]
    assert [alert.key for alert in checks.lines(lines, "engine")] == ["engine:yt-dlp"]
    assert [alert.key for alert in checks.breakers({"twitter": now})] == ["site:twitter"]
    near = [now - timedelta(minutes=number) for number in (40, 9, 5, 0)]
    assert [alert.key for alert in checks.restarts(near, now)] == ["restarts:"]
    assert list(checks.restarts(near[1:3], now)) == []


def test_starts_are_counted_until_a_good_end(tmp_path):
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    starts = Starts(tmp_path / "starts.json")
    assert starts.begun(now) == [now]
    assert starts.begun(now) == [now, now]
    starts.ended_well()
    assert starts.begun(now) == [now]
    (tmp_path / "starts.json").write_text("{")
    assert starts.begun(now) == [now]


async def failing_clean_ups():
    return StorageFacts(1, 1, 0, 0, 1, 0, 0, lacks=None, near_quota={10: 9}, server_day=10, failures=2)


async def test_the_watchman_sees_a_site_a_login_and_files_that_harm(tmp_path, clock, box, recorder, job):
    store = await open_store(tmp_path / "db.sqlite3")
    try:
        await store.lanes.hold("twitter", clock.now() + timedelta(minutes=5))
        for _ in range(3):
            recorder.moved(job(JobState.FAILED, error=ErrorRecord("HiddenContentError")))
        alerting = Alerting(
            folder=tmp_path, clock=clock, lanes=store.lanes, post=box,
            storage=failing_clean_ups, logins=lambda: [Login("twitter", 0, problem="is no text"), Login("reddit", 3)],
        )  # fmt: skip
        watchman = alerting.watchman(recorder.events)
        await watchman.round()
        told = {alert.key for alert in box.alerts}
        assert {"site:twitter", "login:Login for twitter", "suspicious:twitter", "cleanup:", "quota:10"} <= told
        assert "login:Login for reddit" not in told
        assert all(alert.fix for alert in box.alerts)
        assert [alert for alert in await watchman.round() if alert.kind != "disk"] == []
    finally:
        await store.close()


@pytest.fixture
async def receiver():
    """A webhook's other end: what it got, and what it answers."""
    got: list = []
    answers = {"status": 204}

    async def take(request):
        got.append(await request.json())
        return web.Response(status=answers["status"], headers={"Location": "/elsewhere"})

    app = web.Application()
    app.router.add_post("/hook", take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    yield f"http://{host}:{port}/hook", got, answers
    await runner.cleanup()


async def test_a_webhook_gets_what_discord_takes_and_the_parts(receiver):
    address, got, _ = receiver
    assert await Webhook(address).send(SITE)
    [body] = got
    assert body["content"] == "**twitter gives trouble.**\nWait."
    assert body["allowed_mentions"] == {"parse": []}
    assert body["alert"] == json.loads(json.dumps(attrs.asdict(SITE)))


@pytest.mark.parametrize("status", [302, 404, 500])
async def test_a_webhook_that_refuses_is_no_error(receiver, status):
    address, _, answers = receiver
    answers["status"] = status
    assert not await Webhook(address).send(SITE)


async def test_a_webhook_that_is_not_there_is_no_error():
    assert not await Webhook("http://127.0.0.1:1/hook").send(SITE)
    assert "127.0.0.1" not in repr(Webhook("http://127.0.0.1:1/secret"))
