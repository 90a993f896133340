import pytest

from boss_bot.playground.local_discord.rules import check_command
from tests.playground.parts import LENGTH, PAGE, REQUIRED, URL, group, slash, sub


@pytest.mark.parametrize(
    ("options", "path", "code"),
    [
        ([{**URL, "type": None}], "0.type", REQUIRED),
        ([{**URL, "type": 12}], "0", "UNION_TYPE_CHOICES"),
        ([{**URL, "name": "URL"}], "0.name", "APPLICATION_COMMAND_INVALID_NAME"),
        ([{**URL, "description": ""}], "0.description", LENGTH),
        ([{**URL, "required": 1}], "0.required", "BOOLEAN_TYPE_CONVERT"),
        ([PAGE, URL], "1", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"),
        ([URL, {**PAGE, "name": "url"}], "1.name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"),
        ([sub("link"), PAGE], "1", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"),
        ([sub("link", sub("deep"))], "0.options.0", "UNION_TYPE_CHOICES"),
        ([sub("link", group("deep"))], "0.options.0", "UNION_TYPE_CHOICES"),
        ([group("site", group("deep"))], "0.options.0", "UNION_TYPE_CHOICES"),
        ([group("site", URL)], "0.options.0", "UNION_TYPE_CHOICES"),
        ([sub("link", PAGE, URL)], "0.options.1", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"),
        ([{**URL, "autocomplete": "yes"}], "0.autocomplete", "BOOLEAN_TYPE_CONVERT"),
        (
            [{**URL, "autocomplete": True, "choices": [{"name": "a", "value": "a"}]}],
            "0",
            "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_AND_CHOICES",
        ),
        (
            [{**PAGE, "type": 5, "autocomplete": True}],
            "0.autocomplete",
            "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID_TYPE",
        ),
        ([{**URL, "min_length": -1}], "0.min_length", "NUMBER_TYPE_MIN"),
        ([{**URL, "max_length": 6001}], "0.max_length", "NUMBER_TYPE_MAX"),
        (
            [{**URL, "min_length": 9, "max_length": 8}],
            "0.min_length",
            "APPLICATION_COMMAND_OPTIONS_MIN_VALUE_EXCEEDS_MAX_VALUE",
        ),
        (
            [{**PAGE, "min_value": 9, "max_value": 8}],
            "0.min_value",
            "APPLICATION_COMMAND_OPTIONS_MIN_VALUE_EXCEEDS_MAX_VALUE",
        ),
        ([{**PAGE, "min_value": 0.5}], "0.min_value", "NUMBER_TYPE_COERCE"),
        ([{**PAGE, "type": 10, "min_value": True}], "0.min_value", "NUMBER_TYPE_COERCE"),
        ([{**PAGE, "max_value": 2**53}], "0.max_value", "NUMBER_TYPE_MAX"),
        (
            [{**PAGE, "type": 7, "channel_types": [0, 0]}],
            "0.channel_types.1",
            "SET_TYPE_ALREADY_CONTAINS_VALUE",
        ),
        ([{**PAGE, "type": 7, "channel_types": [99]}], "0.channel_types.0", "BASE_TYPE_CHOICES"),
    ],
)
def test_a_wrong_option_is_blamed_by_its_path(refused, options, path, code):
    assert refused(check_command, slash(*options)) == {f"options.{path}": [code]}


def test_at_most_25_options(refused):
    options = [{**PAGE, "name": f"p{n}"} for n in range(26)]

    check_command(slash(*options[:25]))
    assert refused(check_command, slash(*options)) == {"options": ["BASE_TYPE_MAX_LENGTH"]}
