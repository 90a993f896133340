import json
import os
from pathlib import Path

import pytest

from boss_bot.discord.ids.custom_id import CustomId, parse_custom_id
from boss_bot.domain.jobs.job import JobId

JOB = JobId("K7QD2M3X")


def test_what_a_button_carries_can_be_read_back():
    assert str(CustomId("cancel", JOB)) == "b1:cancel:K7QD2M3X"
    assert parse_custom_id("b1:cancel:K7QD2M3X") == CustomId("cancel", JOB)


@pytest.mark.parametrize(
    "text",
    [
        "", "b1", "b1:cancel", f"b1:cancel:{JOB}X", f"b1:cancel:{JOB[:-1]}", f"b2:cancel:{JOB}", f"b1::{JOB}",
        f"b1:Cancel:{JOB}", f"b1:cancel:{JOB.lower()}", f"b1:cancel:{JOB}:", f" b1:cancel:{JOB}", f"b1:cancel:{JOB}\n",
        "b1:cancel:K7QD2M3I", "cancel:-1", "cancel:1e9", "cancel:\u0661", "__proto__", "cancel: 1",
        "b1:cancel:\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661", f"b1:{'c' * 21}:{JOB}", "b1:cancel:" + "0" * 4000,
    ],
)  # fmt: skip
def test_nothing_else_means_anything(text):
    assert parse_custom_id(text) is None


CORPUS = Path(os.environ.get("BOSS_BOT_CORPUS", "/nonexistent")) / "custom_ids.jsonl"
ROWS = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()] if CORPUS.exists() else []
SEEN_ELSEWHERE = {  # these need a member, a server or a client; what they ask is shown by real presses
    "{valid} pressed in another guild",  # test_pressed_buttons: only where they asked
    "{valid} pressed twice within 50 ms",  # test_sharing: a double press posts once
    "{valid} after the key changed",  # our ids have no key; what they may do is asked of the queue
    "{valid with another job id}",  # test_pressed_buttons: a tampered button
    "component type differs from the one sent",  # test_pressed_buttons: a select that we never sent
}


def test_the_hostile_corpus_is_read_as_it_demands():
    for row in ROWS:
        if row["mutation"] not in SEEN_ELSEWHERE:
            read = parse_custom_id(row["mutation"].replace("{valid}", f"b1:cancel:{JOB}"))
            assert (read is not None) == row["expected"].startswith("accepted"), row["id"]


def test_a_page_is_read_back_and_a_number_is_written_in_one_way_only():
    assert parse_custom_id(str(CustomId("page", JOB, 12))) == CustomId("page", JOB, 12)
    for text in ("01", "-1", "99999", "\u0661", "", "1:2"):
        assert parse_custom_id(f"b1:page:{JOB}:{text}") is None
