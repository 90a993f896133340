import pytest

from boss_bot.playground.local_discord.rules import check_command
from tests.playground.parts import LENGTH, PAGE, REQUIRED, URL, slash


@pytest.mark.parametrize(
    ("option", "choices", "path", "code"),
    [
        (URL, [{"name": str(n), "value": str(n)} for n in range(26)], "", "BASE_TYPE_MAX_LENGTH"),
        (URL, ["a"], ".0", "MODEL_TYPE_CONVERT"),
        (URL, [{"value": "a"}], ".0.name", REQUIRED),
        (URL, [{"name": "x" * 101, "value": "a"}], ".0.name", LENGTH),
        (URL, [{"name": "a"}], ".0.value", REQUIRED),
        (URL, [{"name": "a", "value": "x" * 101}], ".0.value", "BASE_TYPE_MAX_LENGTH"),
        (URL, [{"name": "a", "value": 1}], ".0.value", "STRING_TYPE_CONVERT"),
        (PAGE, [{"name": "a", "value": "1"}], ".0.value", "NUMBER_TYPE_COERCE"),
        (PAGE, [{"name": "a", "value": 2**53}], ".0.value", "NUMBER_TYPE_MAX"),
        (PAGE, [{"name": "a"}], ".0.value", REQUIRED),
        (
            URL,
            [{"name": "a", "value": "1"}, {"name": "a", "value": "2"}],
            ".1.name",
            "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
        ),
        (
            URL,
            [{"name": "a", "value": "a", "name_localizations": {"xx": "b"}}],
            ".0.name_localizations",
            "BASE_TYPE_CHOICES",
        ),
        (URL, [{"name": "a", "value": "a", "name_localizations": {"de": ""}}], ".0.name_localizations.de", LENGTH),
        (URL, [{"name": "a", "value": "a", "name_localizations": "b"}], ".0.name_localizations", "MODEL_TYPE_CONVERT"),
    ],
)
def test_choices(refused, option, choices, path, code):
    assert refused(check_command, slash({**option, "choices": choices})) == {f"options.0.choices{path}": [code]}
