"""The migration runner: every database ends in the shape before or after, never between."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from boss_bot.store import SchemaError, open_store
from boss_bot.store.database.migrations import migrate, read_all, shipped

FIRST = "CREATE TABLE a (x INTEGER) STRICT;\n-- a comment; with a semicolon\nINSERT INTO a VALUES (1);\n"


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "migrations"
    place.mkdir()
    (place / "0001_first.sql").write_text(FIRST)
    return place


@pytest.fixture
def database(tmp_path):
    return tmp_path / "db.sqlite3"


def rows(database, statement):
    connection = sqlite3.connect(database)
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()


def test_each_file_is_applied_once(folder, database):
    assert migrate(database, read_all(folder)) == 1
    assert migrate(database, read_all(folder)) == 0
    (folder / "0002_second.sql").write_text("INSERT INTO a VALUES (2);")
    assert migrate(database, read_all(folder)) == 1
    assert rows(database, "SELECT x FROM a") == [(1,), (2,)]


def test_a_failing_statement_leaves_nothing_of_its_file(folder, database):
    migrate(database, read_all(folder))
    (folder / "0002_second.sql").write_text("INSERT INTO a VALUES (2);\nINSERT INTO missing VALUES (3);")
    with pytest.raises(sqlite3.OperationalError):
        migrate(database, read_all(folder))
    assert rows(database, "SELECT x FROM a") == [(1,)]
    assert rows(database, "PRAGMA user_version") == [(1,)]


def test_a_file_changed_after_it_was_applied_is_refused(folder, database):
    migrate(database, read_all(folder))
    (folder / "0001_first.sql").write_text(FIRST + "-- edited\n")
    with pytest.raises(SchemaError, match=r"0001_first\.sql was changed"):
        migrate(database, read_all(folder))


def test_a_gap_in_the_numbers_is_refused(folder):
    (folder / "0003_third.sql").write_text("SELECT 1;")
    with pytest.raises(SchemaError, match="not numbered"):
        read_all(folder)


def test_a_database_of_a_newer_bot_is_refused(folder, database):
    (folder / "0002_second.sql").write_text("INSERT INTO a VALUES (2);")
    migrate(database, read_all(folder))
    (folder / "0002_second.sql").unlink()
    with pytest.raises(SchemaError, match="newer Boss-Bot"):
        migrate(database, read_all(folder))


@pytest.mark.parametrize("pragma", ["application_id = 77", "user_version = 3"])
def test_another_programs_database_is_refused_and_left_alone(folder, database, pragma):
    connection = sqlite3.connect(database)
    connection.execute("CREATE TABLE theirs (x)")
    connection.execute(f"PRAGMA {pragma}")
    connection.close()
    with pytest.raises(SchemaError, match="another program"):
        migrate(database, read_all(folder))
    assert rows(database, "SELECT name FROM sqlite_schema") == [("theirs",)]


def test_a_kill_in_the_middle_leaves_the_state_before(folder, database):
    (folder / "0002_second.sql").write_text("INSERT INTO a VALUES (2);\nSELECT die();\nINSERT INTO a VALUES (3);")
    script = (
        "import os, signal, sqlite3, sys\n"
        "from pathlib import Path\n"
        "from boss_bot.store.database import migrations as m\n"
        "real = sqlite3.connect\n"
        "def connect(*a, **k):\n"
        "    c = real(*a, **k); c.create_function('die', 0, lambda: os.kill(os.getpid(), signal.SIGKILL)); return c\n"
        "m.sqlite3.connect = connect\n"
        "m.migrate(Path(sys.argv[1]), m.read_all(Path(sys.argv[2])))\n"
    )
    done = subprocess.run([sys.executable, "-c", script, database, folder], check=False)
    assert done.returncode == -9
    assert rows(database, "SELECT name FROM sqlite_schema") == []
    (folder / "0002_second.sql").write_text("INSERT INTO a VALUES (2);")
    assert migrate(database, read_all(folder)) == 2


async def test_the_shipped_migrations_make_a_sound_database(tmp_path):
    store = await open_store(tmp_path / "boss-bot.sqlite3")
    await store.close()
    assert rows(tmp_path / "boss-bot.sqlite3", "PRAGMA integrity_check") == [("ok",)]
    assert rows(tmp_path / "boss-bot.sqlite3", "PRAGMA journal_mode") == [("wal",)]
    assert len(read_all(shipped())) >= 1


def test_the_log_of_moves_is_carried_over_in_its_order(database):
    before = [one for one in read_all(shipped()) if one.number < 18]
    migrate(database, before)
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        for job in ("B", "A"):
            connection.execute(
                "INSERT INTO jobs (id, key, url, host, port, site, owner, channel, size_limit, created_at)"
                " VALUES (:job, :job, 'u', 'h', 80, 's', 1, 1, 1, 1.0)",
                {"job": job},
            )
        for state in (3, 0, 8):
            connection.execute("UPDATE jobs SET state = ?, moved_by = 'worker'", (state,))
        connection.execute("CREATE TABLE kept_moves AS SELECT job, was, now, actor, at FROM job_moves ORDER BY number")
    migrate(database, read_all(shipped()))
    for job in ("A", "B"):
        moves = "SELECT was, now, actor, at FROM {} WHERE job = '{}' ORDER BY {}"
        carried = rows(database, moves.format("job_moves", job, "number"))
        assert [(was, now) for was, now, _, _ in carried] == [(None, 0), (0, 3), (3, 0), (0, 8)]
        assert carried == rows(database, moves.format("kept_moves", job, "rowid"))
    with closing(
        sqlite3.connect(database)
    ) as connection:  # an id that comes again: the steps of the deleted job went with it
        connection.execute("DELETE FROM jobs WHERE id = 'A'")
        connection.execute(
            "INSERT INTO jobs (id, key, url, host, port, site, owner, channel, size_limit, created_at)"
            " VALUES ('A', 'again', 'u', 'h', 80, 's', 1, 1, 1, 1.0)"
        )
        assert connection.execute("SELECT max(number) FROM job_moves WHERE job = 'A'").fetchone() == (1,)


async def test_the_database_itself_refuses_an_illegal_move(tmp_path):
    store = await open_store(tmp_path / "db.sqlite3")
    await store.close()
    connection = sqlite3.connect(tmp_path / "db.sqlite3")
    try:
        connection.execute(
            "INSERT INTO jobs (id, key, url, host, port, site, owner, channel, size_limit, created_at, state)"
            " VALUES ('A', 'k', 'u', 'h', 80, 's', 1, 1, 1, 1.0, 8)"
        )
        with pytest.raises(sqlite3.IntegrityError, match="not legal"):
            connection.execute("UPDATE jobs SET state = 3")
    finally:
        connection.close()


def test_the_tables_of_moves_in_code_and_database_are_the_same(tmp_path):
    from boss_bot.domain.jobs.job import MOVES

    migrate(tmp_path / "db.sqlite3", read_all(shipped()))
    listed = {(was, now) for was, now in rows(tmp_path / "db.sqlite3", "SELECT was, now FROM legal_moves")}
    assert listed == {(int(was), int(now)) for was, allowed in MOVES.items() for now in allowed}
