"""The data directory: private, and one bot at a time."""

import stat
import subprocess
import sys

import pytest

from boss_bot.store import DataDirError, take
from boss_bot.store.database.data_dir import prepare


def test_it_is_made_private_and_an_open_one_is_closed(tmp_path):
    prepare(tmp_path / "a" / "b")
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700
    (tmp_path / "a" / "b").chmod(0o755)
    prepare(tmp_path / "a" / "b")
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700


def test_a_file_in_its_place_is_one_clear_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DataDirError, match="cannot be made"):
        prepare(tmp_path / "file" / "data")


def test_a_second_bot_is_told_so(tmp_path):
    lock = take(tmp_path)
    code = "import sys; from pathlib import Path; from boss_bot.store import take; take(Path(sys.argv[1]))"
    second = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=False)
    assert "Another Boss-Bot is running" in second.stderr
    lock.release()
    third = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=False)
    assert third.returncode == 0
