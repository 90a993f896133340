import pytest

from boss_bot.playground.local_discord.rules import check_autocomplete, check_modal

INPUT = {"type": 4, "custom_id": "n", "style": 1, "label": "Retries"}


def modal(*inputs, **fields):
    rows = [{"type": 1, "components": [text_input]} for text_input in inputs]
    return {"title": "Settings", "custom_id": "more", "components": rows, **fields}


def test_sound_modals_pass():
    check_modal(modal(INPUT))
    check_modal(modal(*[{**INPUT, "custom_id": str(n)} for n in range(5)]))
    long = {
        **INPUT,
        "style": 2,
        "min_length": 0,
        "max_length": 4000,
        "placeholder": "3",
        "value": "",
        "required": False,
    }
    check_modal(modal(long))


@pytest.mark.parametrize(
    ("changes", "path", "code"),
    [
        ({"title": None}, "title", "BASE_TYPE_REQUIRED"),
        ({"title": "x" * 46}, "title", "BASE_TYPE_BAD_LENGTH"),
        ({"custom_id": ""}, "custom_id", "BASE_TYPE_BAD_LENGTH"),
        ({"components": None}, "components", "BASE_TYPE_REQUIRED"),
        ({"components": []}, "components", "BASE_TYPE_BAD_LENGTH"),
        ({"components": [INPUT]}, "components.0", "UNION_TYPE_CHOICES"),
        ({"components": [{"components": [INPUT]}]}, "components.0.type", "BASE_TYPE_REQUIRED"),
        ({"components": [{"type": True, "components": [INPUT]}]}, "components.0", "UNION_TYPE_CHOICES"),
        ({"components": ["x"]}, "components.0", "MODEL_TYPE_CONVERT"),
        (
            {"components": [{"type": 1, "components": [INPUT, INPUT]}]},
            "components.0.components",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            {"components": [{"type": 1, "components": [{"type": 2, "style": 1}]}]},
            "components.0.components.0",
            "UNION_TYPE_CHOICES",
        ),
    ],
)
def test_a_wrong_modal_is_blamed_by_its_path(refused, changes, path, code):
    assert refused(check_modal, modal(INPUT, **changes)) == {path: [code]}


def test_a_modal_has_five_rows_at_most(refused):
    inputs = [{**INPUT, "custom_id": str(n)} for n in range(6)]
    assert refused(check_modal, modal(*inputs)) == {"components": ["BASE_TYPE_BAD_LENGTH"]}


@pytest.mark.parametrize(
    ("changes", "path", "code"),
    [
        ({"custom_id": None}, ".custom_id", "BASE_TYPE_REQUIRED"),
        ({"custom_id": "x" * 101}, ".custom_id", "BASE_TYPE_BAD_LENGTH"),
        ({"style": None}, ".style", "BASE_TYPE_REQUIRED"),
        ({"style": 3}, ".style", "BASE_TYPE_CHOICES"),
        ({"label": None}, ".label", "BASE_TYPE_REQUIRED"),
        ({"label": "x" * 46}, ".label", "BASE_TYPE_BAD_LENGTH"),
        ({"placeholder": "x" * 101}, ".placeholder", "BASE_TYPE_MAX_LENGTH"),
        ({"value": "x" * 4001}, ".value", "BASE_TYPE_MAX_LENGTH"),
        ({"max_length": 0}, ".max_length", "NUMBER_TYPE_MIN"),
        ({"min_length": 4001}, ".min_length", "NUMBER_TYPE_MAX"),
        ({"min_length": 5, "max_length": 4}, ".min_length", "TEXT_INPUT_COMPONENT_MIN_LENGTH_EXCEEDS_MAX_LENGTH"),
    ],
)
def test_text_inputs(refused, changes, path, code):
    assert refused(check_modal, modal({**INPUT, **changes})) == {f"components.0.components.0{path}": [code]}


def test_two_inputs_cannot_share_a_custom_id(refused):
    assert refused(check_modal, modal(INPUT, INPUT)) == {
        "components.1.components.0.custom_id": ["COMPONENT_CUSTOM_ID_DUPLICATED"]
    }


def test_autocomplete_takes_texts_and_numbers():
    check_autocomplete({"choices": []})
    check_autocomplete({"choices": [{"name": "a", "value": "x"}, {"name": "b", "value": 2}]})


def test_two_answers_to_autocomplete_may_read_alike():
    check_autocomplete({"choices": [{"name": "cat video", "value": "1"}, {"name": "cat video", "value": "2"}]})


def test_autocomplete_answers_have_limits(refused):
    long = {"choices": [{"name": "a", "value": "x" * 101}]}
    many = {"choices": [{"name": str(n), "value": n} for n in range(26)]}

    assert refused(check_autocomplete, long) == {"choices.0.value": ["BASE_TYPE_MAX_LENGTH"]}
    assert refused(check_autocomplete, many) == {"choices": ["BASE_TYPE_MAX_LENGTH"]}
    assert refused(check_autocomplete, {"choices": [{"name": "a", "value": []}]}) == {
        "choices.0.value": ["NUMBER_TYPE_COERCE"]
    }


@pytest.mark.parametrize("rule", [check_modal, check_autocomplete])
def test_callback_data_is_an_object(refused, rule):
    assert refused(rule, None) == {"": ["MODEL_TYPE_CONVERT"]}
