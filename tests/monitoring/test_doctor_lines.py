"""The doctor's lines: each trouble has its line and a hint."""

import os
import sqlite3
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import version
from pathlib import Path

import pytest

from boss_bot.domain.operating.status import State, StatusLine
from boss_bot.monitoring import Doctor
from boss_bot.monitoring.lines.machine import clock_line, folder_line, guard_line, landlock_abi
from boss_bot.monitoring.lines.tools import _date_in, engine_line, ffmpeg_line, judge_ffmpeg, runtime_line
from boss_bot.store import open_store
from boss_bot.store.database.health import database_line

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("printed", "state"),
    [
        ("ffmpeg version 5.1.9-0+deb12u1 Copyright", State.WARNING),
        ("ffmpeg version n8.1.2-4-g Copyright", State.WARNING),
        ("ffmpeg version 8.1.3 Copyright", State.OK),
        ("ffmpeg version n9.0.2-17 Copyright", State.OK),
        ("ffmpeg version N-118000-g1 Copyright", State.WARNING),
        ("something else", State.WARNING),
    ],
)
def test_ffmpeg_is_judged_by_its_version(printed, state):
    line = judge_ffmpeg(printed)
    assert line.state is state
    assert bool(line.hint) == (state is not State.OK)


@pytest.mark.parametrize(
    ("printed", "detail"),
    [
        ("ffmpeg version n9.0.2-17-g2a571b6068-20260930 Copyright (c) 2000-2026 the", "9.0.2, of 2026-09-30"),
        ("ffmpeg version 5.1.9-0+deb12u1 Copyright (c) 2000-2026 the FFmpeg", "5.1.9, of 2026"),
        ("ffmpeg version 8.1.3 Copyright", "8.1.3"),
    ],
)
def test_the_age_of_ffmpeg_is_told(printed, detail):
    assert judge_ffmpeg(printed).detail == detail


def test_an_ffmpeg_that_does_not_run_has_failed(tmp_path):
    assert ffmpeg_line(tmp_path / "none").state is State.FAILED
    assert ffmpeg_line(Path("/bin/false")).state is State.FAILED


def test_tools_are_judged_by_their_age():
    installed = _date_in(version("yt-dlp"))
    assert installed is not None
    assert engine_line("yt-dlp", installed + timedelta(days=30)).state is State.OK
    old = engine_line("yt-dlp", installed + timedelta(days=31))
    assert old.state is State.WARNING
    assert "boss-bot engines update yt-dlp" in old.hint
    assert "released 31 days ago" in old.detail
    assert "installed" in engine_line("gallery-dl", date(2026, 1, 1)).detail
    assert engine_line("gallery-dl", date(2099, 1, 1)).state is State.WARNING
    assert engine_line("no-such-tool-anywhere", date(2026, 1, 1)).state is State.FAILED


@pytest.mark.parametrize(
    ("text", "found"), [("2026.2.30", None), ("1.32.18", None), ("2026.10.26", date(2026, 10, 26))]
)
def test_a_date_is_read_from_a_version(text, found):
    assert _date_in(text) == found


def test_the_data_directory_is_judged_by_its_rights(tmp_path):
    folder = tmp_path / "data"
    assert "not made yet" in folder_line(folder).detail
    folder.mkdir(mode=0o700)
    assert folder_line(folder) == StatusLine("Data directory", State.OK, "private")
    folder.chmod(0o755)
    assert folder_line(folder).state is State.WARNING
    (tmp_path / "file").touch()
    assert folder_line(tmp_path / "file").state is State.FAILED
    assert folder_line(tmp_path / "file" / "inside").state is State.FAILED
    assert folder_line(tmp_path / ("a" * 300)).state is State.FAILED


def test_a_clock_is_judged():
    assert clock_line(NOW).state is State.OK
    assert clock_line(datetime(1970, 1, 1, tzinfo=UTC)).state is State.FAILED
    assert clock_line(NOW, NOW + timedelta(seconds=2)).state is State.OK
    ahead, behind = (clock_line(NOW, NOW + timedelta(seconds=off)) for off in (-60, 60))
    assert (ahead.state, ahead.detail) == (State.WARNING, "60 s ahead of Discord's")
    assert (behind.state, behind.detail) == (State.WARNING, "60 s behind Discord's")


def test_guard_and_runtime_say_what_is_there():
    assert landlock_abi() >= 0
    assert guard_line().detail.startswith("the kernel offers")
    assert runtime_line().name == "JavaScript"


async def test_the_database_is_looked_at_without_a_change(tmp_path):
    path = tmp_path / "db.sqlite3"
    assert "not made yet" in database_line(path).detail
    store = await open_store(path)
    running = database_line(path)
    await store.close()
    before = path.read_bytes()
    stopped = database_line(path)
    assert running == stopped
    assert stopped.state is State.OK
    assert stopped.detail.startswith("sound, schema ")
    assert path.read_bytes() == before


def written(path, *statements):
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


async def test_a_database_that_does_not_fit_is_told(tmp_path):
    path = tmp_path / "db.sqlite3"
    path.write_bytes(b"no database at all, " * 100)
    assert database_line(path).state is State.FAILED
    path.unlink()
    written(path, "CREATE TABLE other (a)")
    assert "another program" in database_line(path).detail
    path.unlink()
    await (await open_store(path)).close()
    written(path, "PRAGMA user_version = 9000")
    assert "newer" in database_line(path).detail
    written(path, "PRAGMA user_version = 0")
    assert "the next start brings it" in database_line(path).detail


async def test_a_damaged_database_is_told(tmp_path):
    path = tmp_path / "db.sqlite3"
    await (await open_store(path)).close()
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 200] = os.urandom(200)
    path.write_bytes(content)
    assert database_line(path).state is State.FAILED


def test_the_doctor_looks_at_everything_and_writes_plain_text(tmp_path):
    doctor = Doctor(tmp_path / "not" / "there", lambda: StatusLine("Database", State.OK, "sound"), Path("/bin/false"))
    lines = doctor.lines()
    assert {line.name for line in lines} == {
        "Database", "Data directory", "Disk", "ffmpeg", "yt-dlp", "gallery-dl", "JavaScript", "Guard", "Clock",
    }  # fmt: skip
    assert "ffmpeg – Failed – does not run – Reinstall it" in Doctor.report(lines)
