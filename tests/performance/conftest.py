"""What every measurement needs: percentiles, a raw floor beside it, and a table at the end."""

import os
import sqlite3
import time
from contextlib import closing

import pytest

LINES: list[str] = []


def pytest_terminal_summary(terminalreporter):
    terminalreporter.section(
        f"measured on {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, SQLite {sqlite3.sqlite_version}"
    )
    for line in LINES:
        terminalreporter.write_line(line)


@pytest.fixture
def say():
    """Add a line to the table."""
    return LINES.append


@pytest.fixture
def percentile():
    def of(values, share):
        return sorted(values)[min(len(values) - 1, int(share * len(values)))]

    return of


@pytest.fixture
def floor(tmp_path):
    """Measure the raw floor: commits of one small row a second, WAL, synchronous=FULL, straight by sqlite3."""

    def measure(commits=400):
        with closing(sqlite3.connect(tmp_path / "floor.sqlite3", isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("CREATE TABLE IF NOT EXISTS t (x INTEGER)")
            begun = time.perf_counter()
            for number in range(commits):
                connection.execute("INSERT INTO t VALUES (?)", (number,))
            return commits / (time.perf_counter() - begun)

    return measure
