import pytest

from boss_bot.playground.local_discord.rules import check_command, check_commands
from tests.playground.parts import LENGTH, PAGE, REQUIRED, URL, group, slash, sub


@pytest.mark.parametrize(
    "command",
    [
        slash(),
        {"name": "queue", "description": "Yours"},
        slash(URL, PAGE),
        slash(sub("link", URL, PAGE), group("site", sub("x", URL))),
        slash({**URL, "autocomplete": True, "min_length": 8, "max_length": 2000}),
        slash({**PAGE, "min_value": 1, "max_value": 9, "choices": [{"name": "One", "value": 1}]}),
        slash({**PAGE, "type": 10, "choices": [{"name": "Half", "value": 0.5, "name_localizations": {"de": "Halb"}}]}),
        slash({**PAGE, "type": 7, "channel_types": [0, 15]}),
        slash({**PAGE, "type": 11}),
        slash(name="скачать"),
        slash(name="डाउनलोड"),
        slash(name="ดาวน์โหลด"),
        slash(
            name="l'eau-x_1", name_localizations={"de": "laden"}, description_localizations={"de": "Holt", "fr": "x"}
        ),
        slash(contexts=[0, 1, 2], integration_types=[0, 1], nsfw=False, dm_permission=True),
        slash(default_member_permissions="32"),
        slash(default_member_permissions=32),
        {"type": 3, "name": "Download media", "name_localizations": {"de": "Medien laden"}},
        {"type": 2, "name": "Who is this?", "description": "", "options": []},
    ],
)
def test_sound_commands_pass(command):
    check_command(command)
    check_commands([command])


def test_no_commands_at_all_is_sound():
    check_commands([])


@pytest.mark.parametrize(
    ("changes", "path", "code"),
    [
        ({"type": 9}, "type", "BASE_TYPE_CHOICES"),
        ({"name": None}, "name", REQUIRED),
        ({"name": ""}, "name", LENGTH),
        ({"name": "x" * 33}, "name", LENGTH),
        ({"name": "down load"}, "name", "STRING_TYPE_REGEX"),
        ({"name": "down!"}, "name", "STRING_TYPE_REGEX"),
        ({"name": "Download"}, "name", "APPLICATION_COMMAND_INVALID_NAME"),
        ({"name_localizations": {"de": "Laden"}}, "name_localizations.de", "APPLICATION_COMMAND_INVALID_NAME"),
        ({"name_localizations": {"de": None}}, "name_localizations.de", REQUIRED),
        ({"name_localizations": {"xx": "laden"}}, "name_localizations", "BASE_TYPE_CHOICES"),
        ({"name_localizations": ["de"]}, "name_localizations", "MODEL_TYPE_CONVERT"),
        ({"description": None}, "description", REQUIRED),
        ({"description": "x" * 101}, "description", LENGTH),
        ({"description_localizations": {"fr": "x" * 101}}, "description_localizations.fr", LENGTH),
        ({"nsfw": "no"}, "nsfw", "BOOLEAN_TYPE_CONVERT"),
        ({"default_member_permissions": "admin"}, "default_member_permissions", "NUMBER_TYPE_COERCE"),
        ({"contexts": []}, "contexts", LENGTH),
        ({"contexts": [3]}, "contexts.0", "BASE_TYPE_CHOICES"),
        ({"contexts": [1, 1]}, "contexts.1", "SET_TYPE_ALREADY_CONTAINS_VALUE"),
        ({"integration_types": [2]}, "integration_types.0", "BASE_TYPE_CHOICES"),
        ({"options": "none"}, "options", "LIST_TYPE_CONVERT"),
        ({"options": ["url"]}, "options.0", "MODEL_TYPE_CONVERT"),
    ],
)
def test_a_wrong_command_is_blamed_by_its_path(refused, changes, path, code):
    command = {**slash(), **changes}

    assert refused(check_command, command) == {path: [code]}
    assert refused(check_commands, [slash(name="other"), command]) == {f"1.{path}": [code]}


@pytest.mark.parametrize("payload", [{"name": "x"}, "x"])
def test_a_bulk_overwrite_is_a_list(refused, payload):
    assert refused(check_commands, payload) == {"": ["LIST_TYPE_CONVERT"]}


def test_a_command_is_an_object(refused):
    assert refused(check_command, ["x"]) == {"": ["MODEL_TYPE_CONVERT"]}
    assert refused(check_commands, ["x"]) == {"0": ["MODEL_TYPE_CONVERT"]}


@pytest.mark.parametrize(
    ("changes", "path", "code"),
    [
        ({"name": "   "}, "name", "APPLICATION_COMMAND_INVALID_NAME"),
        ({"name": "x" * 33}, "name", LENGTH),
        ({"name_localizations": {"de": ""}}, "name_localizations.de", LENGTH),
        ({"description": "no"}, "", "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET"),
        ({"options": [URL]}, "", "APPLICATION_COMMAND_CONTEXT_MENU_CANNOT_HAVE_OPTIONS"),
    ],
)
def test_menu_commands_are_only_a_name(refused, changes, path, code):
    assert refused(check_command, {"type": 3, "name": "Download media", **changes}) == {path: [code]}
