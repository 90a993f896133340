import pytest

from boss_bot.playground.local_discord.rules import check_message
from tests.playground.parts import BUTTON, CHOICES, LENGTH, OPTION, REQUIRED, SELECT, message, row

LONG = "BASE_TYPE_MAX_LENGTH"


@pytest.mark.parametrize(
    ("changes", "path", "code"),
    [
        ({"style": None}, ".style", REQUIRED),
        ({"style": 7}, ".style", CHOICES),
        ({"style": True}, ".style", CHOICES),
        ({"label": "x" * 81}, ".label", LONG),
        ({"label": None}, ".label", REQUIRED),
        ({"custom_id": None}, ".custom_id", "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED"),
        ({"custom_id": ""}, ".custom_id", LENGTH),
        ({"custom_id": "x" * 101}, ".custom_id", LENGTH),
        ({"disabled": "yes"}, ".disabled", "BOOLEAN_TYPE_CONVERT"),
        ({"emoji": {}}, ".emoji", "BUTTON_COMPONENT_INVALID_EMOJI"),
        ({"emoji": "⏸"}, ".emoji", "MODEL_TYPE_CONVERT"),
        ({"sku_id": "1"}, ".sku_id", "BUTTON_COMPONENT_INVALID_SKU"),
        ({"style": 5, "custom_id": None}, ".url", REQUIRED),
        ({"style": 5, "custom_id": None, "url": "https://" + "x" * 505}, ".url", LONG),
        ({"style": 5, "custom_id": None, "url": "javascript:alert(1)"}, ".url", "URL_TYPE_INVALID_SCHEME"),
        ({"style": 5, "custom_id": None, "url": "https://a b"}, ".url", "URL_TYPE_INVALID_URL"),
        ({"style": 5, "url": "https://a"}, "", "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE"),
        ({"style": 6, "custom_id": None, "label": None}, ".sku_id", REQUIRED),
        ({"style": 6, "custom_id": None, "sku_id": "1"}, ".label", "BUTTON_COMPONENT_PREMIUM_INVALID_FIELD"),
    ],
)
def test_buttons(refused, changes, path, code):
    found = refused(check_message, message(row({**BUTTON, **changes})))
    assert found == {f"components.0.components.0{path}": [code]}


def test_a_button_that_is_no_link_has_no_address(refused):
    button = {"type": 2, "style": 1, "label": "Go", "url": "https://example.org"}

    assert refused(check_message, message(row(button))) == {
        "components.0.components.0.custom_id": ["BUTTON_COMPONENT_CUSTOM_ID_REQUIRED"],
        "components.0.components.0.url": ["BUTTON_COMPONENT_INVALID_URL"],
    }


@pytest.mark.parametrize(
    ("changes", "path", "code"),
    [
        ({"custom_id": None}, ".custom_id", REQUIRED),
        ({"placeholder": "x" * 151}, ".placeholder", LONG),
        ({"min_values": 26}, ".min_values", "NUMBER_TYPE_MAX"),
        ({"max_values": 0}, ".max_values", "NUMBER_TYPE_MIN"),
        ({"max_values": 2}, ".max_values", "SELECT_COMPONENT_MAX_VALUES_EXCEEDS_OPTIONS"),
        ({"min_values": 2}, ".min_values", "SELECT_COMPONENT_MIN_VALUES_EXCEEDS_MAX_VALUES"),
        ({"options": []}, ".options", LENGTH),
        ({"options": [{"label": str(n), "value": str(n)} for n in range(26)]}, ".options", LENGTH),
        ({"options": ["one"]}, ".options.0", "MODEL_TYPE_CONVERT"),
        ({"options": [{"value": "1"}]}, ".options.0.label", REQUIRED),
        ({"options": [{"label": "x" * 101, "value": "1"}]}, ".options.0.label", LENGTH),
        ({"options": [{"label": "One", "value": "x" * 101}]}, ".options.0.value", LENGTH),
        ({"options": [{**OPTION, "description": "x" * 101}]}, ".options.0.description", LONG),
        ({"options": [{**OPTION, "emoji": {"name": "x" * 33}}]}, ".options.0.emoji.name", LONG),
        ({"options": [OPTION, OPTION]}, ".options.1", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"),
        (
            {"options": [{"label": v, "value": v, "default": True} for v in "ab"]},
            "",
            "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
        ),
        ({"type": 5, "default_values": [{"id": "1", "type": "role"}]}, ".default_values.0.type", CHOICES),
        ({"type": 6, "default_values": [{"type": "role"}]}, ".default_values.0.id", REQUIRED),
        ({"type": 6, "default_values": ["1"]}, ".default_values.0", "MODEL_TYPE_CONVERT"),
        ({"type": 8, "channel_types": [99]}, ".channel_types.0", CHOICES),
    ],
)
def test_selects(refused, changes, path, code):
    found = refused(check_message, message(row({**SELECT, **changes})))
    assert found == {f"components.0.components.0{path}": [code]}
