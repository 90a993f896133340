"""`boss-bot logs`: the newest lines for people, of one job or reference, older files among them."""

import gzip
import json

import pytest

from boss_bot.cli.care.logs import Wanted, _coming, run_logs
from boss_bot.cli.care.told import CareError


def line(message, level="INFO", **more):
    return json.dumps({"time": "2026-11-22T12:00:00.1+00:00", "level": level, "message": message, **more}) + "\n"


@pytest.fixture
def folder(tmp_path):
    logs = tmp_path / "logs"
    logs.mkdir()
    with gzip.open(logs / "boss-bot.2026-11-21_10-00-00_000000.log.gz", "wt") as old:
        old.write(line("first"))
    (logs / "boss-bot.2026-11-22_09-00-00_000000.log").write_text(line("second", job="K7QD2M4X"))
    (logs / "boss-bot.log").write_text(
        line("third", "ERROR", reference="ab12cd34", trace="Traceback\n") + "torn line\n" + line("fourth", "DEBUG")
    )
    return tmp_path


@pytest.mark.parametrize(
    ("wanted", "lines", "shown"),
    [
        (Wanted(), 9, ["first", "[K7QD2M4X] second", "[ab12cd34] third", "Traceback", "torn line", "fourth"]),
        (Wanted(), 1, ["fourth"]),
        (Wanted(job="K7QD2M4X"), 9, ["[K7QD2M4X] second"]),
        (Wanted(reference="ab12cd34"), 9, ["[ab12cd34] third", "Traceback"]),
        (Wanted(level="WARNING"), 9, ["[ab12cd34] third", "Traceback", "torn line"]),
    ],
)
def test_what_is_wanted_is_shown_in_order(folder, capsys, wanted, lines, shown):
    assert run_logs(folder, wanted, lines=lines, follow=False) == 0
    out = capsys.readouterr().out.splitlines()
    assert len(out) == len(shown)
    assert all(found.endswith(word) for found, word in zip(out, shown, strict=True))
    assert out[0].startswith("2026-11-22 12:00:00 ") or out[0] == "torn line"


def test_without_logs_it_is_said(tmp_path):
    with pytest.raises(CareError, match="no log files"):
        run_logs(tmp_path, Wanted(), lines=1, follow=False)


def test_lines_are_followed_over_a_rotation(folder):
    path = folder / "logs" / "boss-bot.log"
    coming = _coming(path, path.stat().st_size)
    with path.open("a") as out:
        out.write("fifth\n")
    assert next(coming) == "fifth\n"
    path.rename(folder / "logs" / "boss-bot.2026-11-22_13-00-00_000000.log")
    path.write_text("sixth\n")
    assert next(coming) == "sixth\n"
    coming.close()
