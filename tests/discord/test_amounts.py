from datetime import UTC, datetime

import pytest

from boss_bot.discord.text.amounts import (
    countdown,
    duration_text,
    files_text,
    part_of_size,
    percent_text,
    size_text,
    time_of_day,
)


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 B"), (512, "512 B"), (1024, "1 kB"), (1536, "1.5 kB"), (2**20 - 1, "1 MB"), (18_979_226, "18.1 MB"),
     (148 * 2**20, "148 MB"), (20 * 2**20, "20 MB"), (3 * 2**30, "3 GB"), (2**60, "1048576 TB")],
)  # fmt: skip
def test_sizes_read_as_at_discord(size, text):
    assert size_text(size) == text


def test_a_part_is_told_in_the_unit_of_the_whole():
    assert part_of_size(7_969_178, 18_979_226) == "7.6 of 18.1 MB"
    assert part_of_size(5, 0) == "5 B"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.4, "0 s"), (45, "45 s"), (125, "2 min 5 s"), (120, "2 min"), (4800, "1 h 20 min"), (3600, "1 h"), (-3, "0 s")],
)
def test_spans_have_at_most_two_units(seconds, text):
    assert duration_text(seconds) == text


def test_the_rest():
    assert (percent_text(0.999), percent_text(1.0)) == ("99 %", "100 %")
    assert (files_text(1), files_text(4)) == ("1 file", "4 files")
    assert countdown(1766390400.4) == "<t:1766390400:R>"
    assert time_of_day(datetime(2026, 1, 1, tzinfo=UTC)) == "<t:1767225600:t>"
