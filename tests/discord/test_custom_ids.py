import pytest

from boss_bot.discord.custom_id import CustomId, parse_custom_id
from boss_bot.domain.job import JobId

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
