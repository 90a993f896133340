import pytest

from boss_bot.playground.local_discord.rules import check_message
from tests.playground.parts import TEXT, V2


@pytest.mark.parametrize(
    "body",
    [
        {"content": "x" * 2000},
        {"content": "hi", "nonce": "x" * 25, "enforce_nonce": True, "tts": False},
        {"content": "hi", "nonce": 12},
        {"content": None, "embeds": [{"title": "t"}]},
        {"sticker_ids": ["1"]},
        {"poll": {"question": {"text": "?"}}},
        {"message_reference": {"type": 1, "message_id": "1", "channel_id": "2"}},
        {"content": "hi", "flags": 1 << 6 | 1 << 12 | 1 << 2},
        {"flags": V2, "components": [TEXT], "content": None, "embeds": [], "poll": None},
        {"content": "hi", "something_new": [1, 2]},
    ],
)
def test_sound_messages_pass(body):
    check_message(body)


def test_what_is_not_an_object_is_refused(refused):
    assert refused(check_message, ["hello"]) == {"": ["MODEL_TYPE_CONVERT"]}


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("content", "x" * 2001, "BASE_TYPE_MAX_LENGTH"),
        ("content", 5, "STRING_TYPE_CONVERT"),
        ("tts", "yes", "BOOLEAN_TYPE_CONVERT"),
        ("nonce", "x" * 26, "NONCE_TYPE_TOO_LONG"),
        ("nonce", 1.5, "NONCE_TYPE_INVALID_TYPE"),
        ("nonce", True, "NONCE_TYPE_INVALID_TYPE"),
        ("flags", "64", "NUMBER_TYPE_COERCE"),
        ("flags", -1, "NUMBER_TYPE_MIN"),
        ("flags", 2**31, "NUMBER_TYPE_MAX"),
        ("flags", 1 << 7, "BASE_TYPE_CHOICES"),
        ("embeds", {"title": "t"}, "LIST_TYPE_CONVERT"),
        ("embeds", [{"title": "t"}] * 11, "BASE_TYPE_MAX_LENGTH"),
        ("attachments", {}, "LIST_TYPE_CONVERT"),
        ("sticker_ids", ["1", "2", "3", "4"], "BASE_TYPE_MAX_LENGTH"),
        ("components", "none", "LIST_TYPE_CONVERT"),
        ("allowed_mentions", [], "MODEL_TYPE_CONVERT"),
    ],
)
def test_a_wrong_field_is_blamed_by_its_path(refused, field, value, code):
    assert refused(check_message, {"content": "hi", field: value}) == {field: [code]}


@pytest.mark.parametrize(
    "body", [{}, {"content": ""}, {"content": " \n"}, {"embeds": [], "components": []}, {"message_reference": {}}]
)
def test_a_new_message_must_hold_something(refused_with, body):
    assert refused_with(check_message, body) == (400, 50006)


def test_a_file_is_something_but_in_components_v2_it_must_be_shown(refused_with):
    check_message({}, filenames=["cat.png"])
    assert refused_with(check_message, {"flags": V2}, filenames=["cat.png"]) == (400, 50006)


def test_an_edit_may_clear_a_message():
    check_message({"content": "", "components": []}, editing={"flags": 0, "content": "before"})
